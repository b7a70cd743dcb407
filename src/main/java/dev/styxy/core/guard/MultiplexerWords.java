package dev.styxy.core.guard;

import dev.styxy.core.shell.Assignment;
import dev.styxy.core.shell.Invocation;
import dev.styxy.core.shell.Outside;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what ends a terminal multiplexer, and so all that was started in it: {@code tmux
 * kill-server}, {@code screen -X quit}. A single session or window of tmux is not told from others.
 */
final class MultiplexerWords {
  /** Options of tmux(1) that stand before its command: without a value, and with one. */
  private static final String PLAIN = "2CDlNuv";

  private static final String VALUED = "cfT";

  /** Those with a value that choose the server: by a name, or by the path of its socket. */
  private static final String CHOOSING = "LS";

  /** How the command line of a server of tmux begins that was chosen by an option. */
  private static final String CHOSEN =
      "\\S+( -[%1$s]+| -[%2$s] ?\\S+)* -[%1$s]*".formatted(PLAIN, VALUED);

  private static final String KILL_SERVER = "kill-server";

  /** tmux takes a command by any beginning that no other has, as kill-session here. */
  private static final int SHORTEST = "kill-ser".length();

  private MultiplexerWords() {}

  /** Without an option, its server is the one that $TMUX names (tmux.c: main). */
  static Optional<Intent> tmux(Invocation command, Outside outside) {
    String choice = "";
    int at = 0;
    while (command.argument(at).startsWith("-")) {
      String word = command.argument(at);
      int letter = 1;
      while (letter < word.length() && PLAIN.indexOf(word.charAt(letter)) >= 0) {
        letter++;
      }
      String option = word.substring(letter, Math.min(letter + 1, word.length()));
      boolean isChoosing = !option.isEmpty() && CHOOSING.contains(option);
      boolean isValueNext = letter == word.length() - 1 && (isChoosing || VALUED.contains(option));
      if (isChoosing) {
        String value = isValueNext ? command.argument(at + 1) : word.substring(letter + 1);
        if (value.isEmpty()) {
          return Optional.empty(); // which one is known only to the shell
        }
        choice = option + " ?" + Pattern.quote(value) + "( |$)";
      }
      at += isValueNext ? 2 : 1;
    }
    if (!isKillServer(command, at)) {
      return Optional.empty();
    }
    Optional<Long> around = choice.isEmpty() ? around(command, outside) : Optional.empty();
    return around.isPresent()
        ? Optional.of(new Intent.EndProcesses(List.of(around.get())))
        : server(
            "tmux(: server)?",
            choice.isEmpty() ? "^(?!" + CHOSEN + "[" + CHOOSING + "])" : "^" + CHOSEN + choice);
  }

  /** Whether one of its commands is, which semicolons part. */
  private static boolean isKillServer(Invocation command, int first) {
    boolean isName = true;
    for (int i = first; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      boolean isLast = word.endsWith(";");
      String name = isLast ? word.substring(0, word.length() - 1) : word;
      if (isName && name.length() >= SHORTEST && KILL_SERVER.startsWith(name)) {
        return true;
      }
      isName = isLast;
    }
    return false;
  }

  /** The pid of the server that the command runs in: {@code TMUX=socket,pid,session}. */
  private static Optional<Long> around(Invocation command, Outside outside) {
    for (Assignment assignment : command.assignments()) {
      if (assignment.name().equals("TMUX")) {
        return Optional.empty();
      }
    }
    String[] fields = outside.variable("TMUX").orElse("").split(",");
    return fields.length == 3 ? KillWords.pid(fields[1]) : Optional.empty();
  }

  /** {@code screen -S name -X quit}, where a pid may stand before the name. */
  static Optional<Intent> screen(Invocation command) {
    boolean isQuit = false;
    String name = "";
    for (int i = 0; i < command.arguments().size(); i++) {
      isQuit |= command.argument(i).equals("-X") && command.argument(i + 1).equals("quit");
      if (command.argument(i).equals("-S")) {
        String session = command.argument(i + 1);
        name = session.substring(session.indexOf('.') + 1);
        if (name.isEmpty()) {
          return Optional.empty(); // which one is known only to the shell
        }
      }
    }
    String all = "^SCREEN( |$)";
    String line = name.isEmpty() ? all : "^SCREEN .*-[a-zA-Z]*S ?" + Pattern.quote(name);
    return isQuit ? server("screen", line) : Optional.empty();
  }

  /** By the name that it gives to itself, and by the command line that it keeps. */
  private static Optional<Intent> server(String name, String line) {
    Optional<ProcessPattern> named = ProcessPattern.expression(name, false, true, false);
    Optional<ProcessPattern> started = ProcessPattern.expression(line, true, false, false);
    return named.isPresent() && started.isPresent()
        ? Optional.of(new Intent.EndMatching(List.of(named.get(), started.get())))
        : Optional.empty();
  }
}
