package dev.styxy.store.codec;

/** A state file that a newer styxy has written. */
public final class NewerSchemaException extends Exception {
  private static final long serialVersionUID = 1L;

  NewerSchemaException(int schema) {
    super("it has schema " + schema + ", and this styxy knows " + StateFormat.SCHEMA);
  }
}
