package dev.styxy.store.codec;

import java.util.Optional;

/**
 * Reads a JSON text of which the structure is known beforehand: every method takes the next value
 * as what it has to be, and fails when it is something else.
 *
 * <p>The state file is read by this and not by Jackson, because it is read at every start:
 * Jackson's parser classes initialise {@code java.math.BigDecimal}, whose tables cost JDK 25 about
 * 8 ms before the first byte is looked at, and in a JVM that has compiled nothing yet a general
 * parser takes three times as long per value.
 */
final class JsonScanner {
  private static final int END = -1;
  private static final int MOST_DIGITS = 18;

  /** The longest text, each character of it written as an escape. */
  private static final int LONGEST_STRING = 6 * StateLimits.LONGEST_TEXT;

  private final byte[] json;
  private int at;

  /** Whether a value has been read at this level, so that a comma stands before the next. */
  private boolean isAfterValue;

  JsonScanner(byte[] json) {
    this.json = json;
  }

  void startObject() throws DamagedStateException {
    start('{', "an object");
  }

  void endObject() throws DamagedStateException {
    end('}', "the end of an object");
  }

  void startArray() throws DamagedStateException {
    start('[', "a list");
  }

  void endArray() throws DamagedStateException {
    end(']', "the end of a list");
  }

  /** Nothing but white space may follow. */
  void end() throws DamagedStateException {
    if (peek() != END) {
      throw damaged("the end of the file should stand here");
    }
  }

  void field(String name) throws DamagedStateException {
    if (!text().equals(name)) {
      throw damaged("the field \"" + name + "\" should stand here");
    }
    colon();
  }

  /** Whether another element comes in this list; else the list ends. */
  boolean hasElement() throws DamagedStateException {
    return !isEndedBy(']');
  }

  /** The next field's name in an object; absent when that ends. */
  Optional<String> nameOrEnd() throws DamagedStateException {
    if (isEndedBy('}')) {
      return Optional.empty();
    }
    String name = text();
    colon();
    return Optional.of(name);
  }

  String text() throws DamagedStateException {
    value();
    return string();
  }

  Optional<String> textOrNull() throws DamagedStateException {
    value();
    return isNull() ? Optional.empty() : Optional.of(string());
  }

  /** A whole number, not negative. */
  long number(long least, long most) throws DamagedStateException {
    value();
    return digits(least, most);
  }

  int smallNumber(int least, int most) throws DamagedStateException {
    return (int) number(least, most);
  }

  /** A whole number, not negative, or the given one in the place of null. */
  long numberOrNull(long least, long most, long ifNull) throws DamagedStateException {
    value();
    return isNull() ? ifNull : digits(least, most);
  }

  /** Fails at the present place when a count goes beyond its limit. */
  void limit(int count, int most, String what) throws DamagedStateException {
    if (count > most) {
      throw damaged("more than " + most + " " + what);
    }
  }

  DamagedStateException damaged(String what) {
    int line = 1;
    for (int i = 0; i < at && i < json.length; i++) {
      line += json[i] == '\n' ? 1 : 0;
    }
    return new DamagedStateException("line " + line + ": " + what);
  }

  private void start(char bracket, String what) throws DamagedStateException {
    value();
    take(bracket, what);
    isAfterValue = false;
  }

  private void end(char bracket, String what) throws DamagedStateException {
    take(bracket, what);
    isAfterValue = true;
  }

  private boolean isEndedBy(char bracket) {
    if (peek() != bracket) {
      return false;
    }
    at++;
    isAfterValue = true;
    return true;
  }

  private void colon() throws DamagedStateException {
    take(':', "a colon");
    isAfterValue = false;
  }

  /** Comes to the next value, over the comma that stands before it. */
  private void value() throws DamagedStateException {
    if (isAfterValue) {
      take(',', "a comma");
    }
    isAfterValue = true;
    peek();
  }

  private void take(char wanted, String what) throws DamagedStateException {
    if (peek() != wanted) {
      throw damaged(what + " should stand here");
    }
    at++;
  }

  /** The next byte that is not white space, without taking it. */
  private int peek() {
    while (at < json.length) {
      byte next = json[at];
      if (next > ' ' || (next != ' ' && next != '\n' && next != '\r' && next != '\t')) {
        return next & 0xff;
      }
      at++;
    }
    return END;
  }

  private boolean isNull() {
    if (at + 4 > json.length || json[at] != 'n') {
      return false;
    }
    boolean isNull = json[at + 1] == 'u' && json[at + 2] == 'l' && json[at + 3] == 'l';
    at += isNull ? 4 : 0;
    return isNull;
  }

  private long digits(long least, long most) throws DamagedStateException {
    int start = at;
    long number = 0;
    while (at < json.length && json[at] >= '0' && json[at] <= '9' && at - start <= MOST_DIGITS) {
      number = number * 10 + (json[at++] - '0');
    }
    int length = at - start;
    if (length == 0 || length > MOST_DIGITS || (length > 1 && json[start] == '0')) {
      throw damaged("a whole number of at most " + MOST_DIGITS + " digits should stand here");
    }
    if (number < least || number > most) {
      throw damaged("the number " + number + " is not within " + least + " and " + most);
    }
    return number;
  }

  private String string() throws DamagedStateException {
    if (at >= json.length || json[at] != '"') {
      throw damaged("a text should stand here");
    }
    int start = ++at;
    while (at < json.length) {
      byte next = json[at++];
      if (next == '"') {
        requireShort(start, at - 1);
        return JsonText.ofPlain(json, start, at - 1);
      }
      if (next == '\\' || next < ' ') {
        return unusualString(start);
      }
    }
    throw damaged("a text has no end");
  }

  /** Before it is decoded, which takes several times its length. */
  private void requireShort(int start, int end) throws DamagedStateException {
    if (end - start > LONGEST_STRING) {
      throw damaged("a text is far too long");
    }
  }

  /** A string with escapes or with characters beyond ASCII, which are negative bytes. */
  private String unusualString(int start) throws DamagedStateException {
    at = start;
    while (at < json.length && json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    if (at >= json.length) {
      throw damaged("a text has no end");
    }
    requireShort(start, at);
    Optional<String> text = JsonText.decode(json, start, at++);
    if (text.isEmpty()) {
      throw damaged("a text is not UTF-8, or holds a raw control character or a wrong escape");
    }
    return text.get();
  }
}
