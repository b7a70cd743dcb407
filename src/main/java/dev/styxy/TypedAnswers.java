package dev.styxy;

import dev.styxy.core.system.Answers;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;

/** Asks on stderr and reads what is typed. */
final class TypedAnswers implements Answers {
  private static final int LONGEST = 80;

  private final InputStream in;
  private final PrintStream err;

  TypedAnswers(InputStream in, PrintStream err) {
    this.in = in;
    this.err = err;
  }

  @Override
  public boolean isYes(String question) {
    err.append(question).append(" [y/N] ");
    err.flush();
    String typed = line().strip().toLowerCase(Locale.ROOT);
    return typed.equals("y") || typed.equals("yes");
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    try {
      for (int c = in.read(); c >= 0 && c != '\n' && line.length() < LONGEST; c = in.read()) {
        line.append((char) c);
      }
    } catch (IOException e) {
      return "";
    }
    return line.toString();
  }
}
