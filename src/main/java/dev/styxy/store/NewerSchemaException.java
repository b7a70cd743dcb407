package dev.styxy.store;

/** A state file that a newer styxy has written. */
final class NewerSchemaException extends Exception {
  private static final long serialVersionUID = 1L;

  NewerSchemaException(int schema) {
    super("it has schema " + schema + ", and this styxy knows " + StateFormat.SCHEMA);
  }
}
