package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import dev.styxy.core.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the arguments of pgrep and pkill (pgrep(1)). */
final class MatchWords {
  /** Options with a value that choose among those whom a name matches. */
  private static final String CHOOSING = "PgstFrO";

  /** Options without one that do. */
  private static final String NARROW = "nov";

  /** Groups are not told apart: all are meant. */
  private static final String OTHERS = "dG";

  private static final Set<String> LONG_CHOOSING =
      Set.of(
          "--parent",
          "--pgroup",
          "--session",
          "--terminal",
          "--pidfile",
          "--runstates",
          "--older",
          "--ns",
          "--cgroup",
          "--env",
          "--newest",
          "--oldest",
          "--inverse");

  private static final Set<String> LONG_VALUED = Set.of("--signal", "--delimiter", "--group");
  private static final Set<String> LONG_USERS = Set.of("--euid", "--uid");

  private final Invocation command;
  private boolean isFull;
  private boolean isExact;
  private boolean isIgnoringCase;
  private boolean isNarrow;
  private boolean isOfUser;
  private Set<String> users = Set.of();
  private Optional<String> expression = Optional.empty();
  private int at;

  private MatchWords(Invocation command) {
    this.command = command;
  }

  /** Whom they mean; empty when that depends on more than names and users. */
  static Optional<Intent> of(Invocation command) {
    MatchWords words = new MatchWords(command);
    while (words.at < command.arguments().size() && !words.isNarrow) {
      words.read(command.arguments().get(words.at));
      words.at++;
    }
    return words.isNarrow ? Optional.empty() : words.intent();
  }

  private Optional<Intent> intent() {
    if (expression.isEmpty()) {
      return isOfUser ? Optional.of(new Intent.EndMatching(List.of(), users)) : Optional.empty();
    }
    return ProcessPattern.expression(expression.get(), isFull, isExact, isIgnoringCase)
        .map(pattern -> new Intent.EndMatching(List.of(pattern), users));
  }

  private void read(Word word) {
    String text = word.text();
    if (!word.isLiteral() || text.equals("-0")) {
      isNarrow = true;
    } else if (text.startsWith("--") && text.length() > 2) {
      option(text);
    } else if (text.startsWith("-") && text.length() > 1) {
      if (!text.matches("-([0-9]+|[A-Z]{2}[A-Z0-9+-]*)") && !text.equals("--")) {
        letters(text);
      }
    } else {
      isNarrow |= expression.isPresent();
      expression = Optional.of(text);
    }
  }

  private void option(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    isFull |= name.equals("--full");
    isExact |= name.equals("--exact");
    isIgnoringCase |= name.equals("--ignore-case");
    isNarrow |= LONG_CHOOSING.contains(name);
    if (LONG_USERS.contains(name)) {
      users(equals < 0 ? next() : text.substring(equals + 1));
    } else if (LONG_VALUED.contains(name) && equals < 0) {
      at++;
    }
  }

  private void letters(String text) {
    for (int i = 1; i < text.length(); i++) {
      char letter = text.charAt(i);
      isFull |= letter == 'f';
      isExact |= letter == 'x';
      isIgnoringCase |= letter == 'i';
      isNarrow |= CHOOSING.indexOf(letter) >= 0 || NARROW.indexOf(letter) >= 0;
      boolean isUser = letter == 'u' || letter == 'U';
      if (isUser || OTHERS.indexOf(letter) >= 0) {
        String value = i + 1 < text.length() ? text.substring(i + 1) : next();
        if (isUser) {
          users(value);
        }
        return;
      }
    }
  }

  private void users(String list) {
    isOfUser = true;
    users = UserWords.of(list);
  }

  /** The value of an option; empty where it is not known before it runs. */
  private String next() {
    at++;
    return command.argument(at);
  }
}
