package dev.styxy.store.codec;

import dev.styxy.json.JsonFault;
import dev.styxy.json.JsonLexer;
import java.util.Optional;

/**
 * Reads a JSON text whose structure is known beforehand: each method takes the next value as what
 * it has to be, and fails if it is something else.
 */
final class StateScanner {
  /** The longest text, each character of it written as an escape. */
  private static final int LONGEST_STRING = 6 * StateLimits.LONGEST_TEXT;

  private static final int END = -1;

  private final JsonLexer lexer;

  /** Whether a value has been read at this level, so that a comma comes before the next. */
  private boolean isAfterValue;

  StateScanner(byte[] json) {
    this.lexer = JsonLexer.strict(json, LONGEST_STRING);
  }

  void startObject() throws JsonFault {
    start('{', "an object");
  }

  void endObject() throws JsonFault {
    end('}', "the end of an object");
  }

  void startArray() throws JsonFault {
    start('[', "a list");
  }

  void endArray() throws JsonFault {
    end(']', "the end of a list");
  }

  /** Only white space may follow. */
  void end() throws JsonFault {
    if (lexer.peek() != END) {
      throw expected("the end of the file");
    }
  }

  void field(String name) throws JsonFault {
    if (!text().equals(name)) {
      throw damaged("expected the field \"" + name + "\"");
    }
    colon();
  }

  /** Whether another element comes in this list; if not, the list ends. */
  boolean hasElement() throws JsonFault {
    return !isEndedBy(']');
  }

  /** The name of the next field of an object; absent when the object ends. */
  Optional<String> nameOrEnd() throws JsonFault {
    if (isEndedBy('}')) {
      return Optional.empty();
    }
    String name = text();
    colon();
    return Optional.of(name);
  }

  String text() throws JsonFault {
    value();
    return string();
  }

  Optional<String> textOrNull() throws JsonFault {
    value();
    return lexer.takesNull() ? Optional.empty() : Optional.of(string());
  }

  /** A whole number, not negative. */
  long number(long least, long most) throws JsonFault {
    value();
    return wholeNumber(least, most);
  }

  int smallNumber(int least, int most) throws JsonFault {
    return (int) number(least, most);
  }

  /** A whole number, not negative, or the given one in place of null. */
  long numberOrNull(long least, long most, long ifNull) throws JsonFault {
    value();
    return lexer.takesNull() ? ifNull : wholeNumber(least, most);
  }

  /** Fails here when a count exceeds its limit. */
  void limit(int count, int most, String what) throws JsonFault {
    if (count > most) {
      throw damaged("more than " + most + " " + what);
    }
  }

  /** A fault in the line where the scanner is. */
  JsonFault damaged(String what) {
    return new JsonFault(lexer.at(), "line " + lexer.line() + ": " + what, "");
  }

  private JsonFault expected(String what) {
    return damaged(lexer.expected(what, "").getMessage());
  }

  private void start(char bracket, String what) throws JsonFault {
    value();
    take(bracket, what);
    isAfterValue = false;
  }

  private void end(char bracket, String what) throws JsonFault {
    take(bracket, what);
    isAfterValue = true;
  }

  private boolean isEndedBy(char bracket) throws JsonFault {
    boolean isEnd = lexer.takes(bracket);
    isAfterValue |= isEnd;
    return isEnd;
  }

  private void colon() throws JsonFault {
    take(':', "a colon");
    isAfterValue = false;
  }

  /** Skips to the next value, over the comma before it. */
  private void value() throws JsonFault {
    if (!isAfterValue) {
      lexer.peek();
    } else if (!lexer.takesWithSpace(',')) {
      throw expected("a comma");
    }
    isAfterValue = true;
  }

  private void take(char wanted, String what) throws JsonFault {
    if (!lexer.takes(wanted)) {
      throw expected(what);
    }
  }

  private long wholeNumber(long least, long most) throws JsonFault {
    long number = lexer.wholeNumber();
    if (number == JsonLexer.NO_NUMBER) {
      throw damaged("expected a whole number of at most " + JsonLexer.MOST_DIGITS + " digits");
    }
    if (number < least || number > most) {
      throw damaged("the number " + number + " is not within " + least + " and " + most);
    }
    return number;
  }

  private String string() throws JsonFault {
    try {
      return lexer.string();
    } catch (JsonFault e) {
      throw damaged(e.getMessage());
    }
  }
}
