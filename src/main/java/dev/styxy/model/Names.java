package dev.styxy.model;

/** What service names and service types may be called. */
public final class Names {
  /** The longest name, in code points. */
  public static final int LONGEST = 64;

  private Names() {}

  /**
   * Why this cannot be a service's name; empty when it can. Letters, digits and symbols of any
   * script are fine; white space, slashes, and characters that do not print are not, nor is a
   * leading hyphen or a number alone, which the command line would take for an option or a port.
   */
  public static String objectionTo(String name) {
    if (name.isEmpty()) {
      return "is empty";
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      return "is longer than " + LONGEST + " characters";
    }
    if (name.charAt(0) == '-') {
      return "begins with a hyphen";
    }
    return isNumber(name) ? "is a number, which would be taken for a port" : objectionToParts(name);
  }

  private static String objectionToParts(String name) {
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      int codePoint = name.codePointAt(i);
      if (!isPrintable(codePoint)) {
        return "holds a character that does not print (" + codePoint(codePoint) + ")";
      }
      if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
        return "holds white space";
      }
      if (codePoint == '/' || codePoint == '\\') {
        return "holds a slash";
      }
    }
    return "";
  }

  /** Why this cannot be a service type's name; empty when it can. */
  public static String objectionToType(String name) {
    String objection = objectionTo(name);
    if (!objection.isEmpty()) {
      return objection;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!isPlain && c != '-' && c != '_' && c != '.') {
        return "holds something else than letters, digits, '-', '_' and '.'";
      }
    }
    return "";
  }

  /** Whether a code point leaves the terminal as it is: no control, format or lone surrogate. */
  public static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static boolean isNumber(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** {@code U+000A}. */
  public static String codePoint(int codePoint) {
    String digits = Integer.toHexString(codePoint).toUpperCase(java.util.Locale.ROOT);
    return "U+" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }
}
