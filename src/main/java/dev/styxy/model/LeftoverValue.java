package dev.styxy.model;

import java.util.BitSet;

/**
 * Tells whether a value may come from a {@link Template}, with whatever ports, project and id: then
 * it is a leftover of an earlier command, and not what somebody has chosen. The template is a
 * stranger's, so nothing is tried twice.
 */
public final class LeftoverValue {
  private static final int LONGEST_PORT = 5;
  private static final int LONGEST_ID = 32;

  private final String value;

  /** Where the parts so far may have ended. */
  private BitSet ends = new BitSet();

  private LeftoverValue(String value) {
    this.value = value;
    ends.set(0);
  }

  public static boolean isOf(Template template, String value) {
    LeftoverValue leftover = new LeftoverValue(value);
    for (Template.Part part : template.parts()) {
      leftover.take(part);
    }
    return leftover.ends.get(value.length());
  }

  private void take(Template.Part part) {
    BitSet next = new BitSet();
    for (int at = ends.nextSetBit(0); at >= 0; at = ends.nextSetBit(at + 1)) {
      if (part instanceof Template.Text literal) {
        if (value.startsWith(literal.text(), at)) {
          next.set(at + literal.text().length());
        }
      } else if (part instanceof Template.Project) {
        takePath(at, next);
      } else {
        takeWord(at, part instanceof Template.Id, next);
      }
    }
    ends = next;
  }

  private void takePath(int at, BitSet next) {
    boolean isNew = next.isEmpty() && at < value.length() && value.charAt(at) == '/';
    if (isNew) {
      next.set(at + 1, value.length() + 1);
    }
  }

  private void takeWord(int at, boolean isId, BitSet next) {
    int longest = Math.min(value.length() - at, isId ? LONGEST_ID : LONGEST_PORT);
    for (int length = 0; length < longest && isOf(value.charAt(at + length), isId); length++) {
      next.set(at + length + 1);
    }
  }

  private static boolean isOf(char c, boolean isId) {
    return (c >= '0' && c <= '9') || (isId && c >= 'a' && c <= 'z');
  }
}
