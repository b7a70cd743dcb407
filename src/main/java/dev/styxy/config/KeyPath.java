package dev.styxy.config;

/**
 * Where a value is within the objects and arrays of a file. It becomes text only when a message
 * needs it, which is rare.
 */
final class KeyPath {
  /** No valid name is longer; only mistakes are, and those may be repeated in many messages. */
  private static final int LONGEST_KEY = 160;

  static final KeyPath ROOT = new KeyPath(null, "", -1);

  private final KeyPath parent;
  private final String key;
  private final int index;

  private KeyPath(KeyPath parent, String key, int index) {
    this.parent = parent;
    this.key = key;
    this.index = index;
  }

  /** The value of a key of this object. */
  KeyPath child(String name) {
    return new KeyPath(this, name, -1);
  }

  /** An item of this array. */
  KeyPath item(int position) {
    return new KeyPath(this, "", position);
  }

  /** {@code service_types.dev.preferred_ports[1]}; empty for the whole file. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text);
    return text.toString();
  }

  private void append(StringBuilder text) {
    if (parent == null) {
      return;
    }
    parent.append(text);
    if (index >= 0) {
      text.append('[').append(index).append(']');
    } else {
      text.append(text.length() == 0 ? "" : ".").append(shortened(key));
    }
  }

  private static String shortened(String key) {
    return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY) + "…";
  }
}
