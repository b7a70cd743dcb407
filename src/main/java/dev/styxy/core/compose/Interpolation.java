package dev.styxy.core.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Replaces variables in a value as Compose does (docs.docker.com, "Interpolation"): {@code $NAME},
 * {@code ${NAME}}, and those with a default, an alternative or a complaint, nested too. {@code $$}
 * is a dollar sign, and an unknown variable is empty. Nothing is executed.
 */
final class Interpolation {
  private static final int DEEPEST = 16;

  private final Map<String, String> variables;

  Interpolation(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * A value with its variables replaced.
   *
   * @param names the variables that it mentions
   * @param missing those that are empty because nobody sets them, and that have no default
   * @param isRefused whether Compose itself refuses it: a required variable is not set, or the
   *     syntax is wrong
   */
  record Result(String text, List<String> names, List<String> missing, boolean isRefused) {}

  Result of(String text) {
    Scan scan = new Scan(text);
    String value = scan.value(false, 0);
    return new Result(value, scan.names, scan.missing, scan.isRefused);
  }

  /** The place in a text, and what was met so far. */
  private final class Scan {
    private final String text;
    private final List<String> names = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private boolean isRefused;
    private int at;

    Scan(String text) {
      this.text = text;
    }

    /** Up to the end, or to the brace that closes the default that this is. */
    private String value(boolean isNested, int depth) {
      StringBuilder value = new StringBuilder();
      while (at < text.length() && !(isNested && text.charAt(at) == '}')) {
        if (text.charAt(at) != '$') {
          value.append(text.charAt(at++));
        } else if (text.startsWith("$$", at)) {
          value.append('$');
          at += 2;
        } else if (text.startsWith("${", at)) {
          at += 2;
          value.append(braced(depth + 1));
        } else {
          at++;
          String name = name();
          if (name.isEmpty()) {
            value.append('$');
          } else {
            names.add(name);
            value.append(plain(name));
          }
        }
      }
      return value.toString();
    }

    private String braced(int depth) {
      String name = name();
      int operator = at;
      while (at < text.length() && at < operator + 2 && ":-?+".indexOf(text.charAt(at)) >= 0) {
        boolean isLast = text.charAt(at) != ':';
        at++;
        if (isLast) {
          break;
        }
      }
      String word = text.substring(operator, at);
      if (name.isEmpty() || depth > DEEPEST) {
        isRefused = true;
        at = text.length();
        return "";
      }
      names.add(name);
      int before = missing.size();
      String other = value(true, depth);
      isRefused |= at >= text.length();
      at++;
      return chosen(name, word, other, before);
    }

    /** What the default itself misses counts only where the default is taken. */
    private String chosen(String name, String word, String other, int before) {
      String set = variables.get(name);
      boolean isSet = set != null && !(word.startsWith(":") && set.isEmpty());
      boolean isOther = word.endsWith("+") ? isSet : !isSet && !word.isEmpty();
      if (!isOther) {
        missing.subList(before, missing.size()).clear();
      }
      switch (word) {
        case "":
          isRefused |= !other.isEmpty();
          return plain(name);
        case ":-", "-":
          return isSet ? set : other;
        case ":+", "+":
          return isSet ? other : "";
        case ":?", "?":
          isRefused |= !isSet;
          return isSet ? set : "";
        default:
          isRefused = true;
          return "";
      }
    }

    private String plain(String name) {
      String set = variables.get(name);
      if (set == null) {
        missing.add(name);
      }
      return set == null ? "" : set;
    }

    private String name() {
      int start = at;
      while (at < text.length() && isOfName(text.charAt(at), at == start)) {
        at++;
      }
      return text.substring(start, at);
    }
  }

  private static boolean isOfName(char c, boolean isFirst) {
    boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return isLetter || (!isFirst && c >= '0' && c <= '9');
  }
}
