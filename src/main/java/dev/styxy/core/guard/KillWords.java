package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the arguments of the programs that end processes (kill(1), pkill(1), fuser(1), …). */
final class KillWords {
  /** Options of pgrep and pkill whose value is the next word, and that choose among matches. */
  private static final Set<String> CHOOSING =
      Set.of("-P", "--parent", "-g", "--pgroup", "-s", "--session", "-t", "--terminal", "-F");

  /** The same of a user: the neighbours are the user's own anyway. */
  private static final Set<String> OF_USER = Set.of("-u", "--euid", "-U", "--uid", "-G", "--group");

  private KillWords() {}

  /** The index of the first pid of kill; -1 when it ends nobody. */
  static int afterSignal(Invocation kill) {
    String first = kill.argument(0);
    if (first.equals("-l") || first.equals("-L") || first.equals("--list") || first.equals("-0")) {
      return -1;
    }
    if (first.equals("-s") || first.equals("-n") || first.equals("--signal")) {
      return kill.argument(1).equals("0") ? -1 : 2;
    }
    if (first.equals("--")) {
      return 1;
    }
    if (first.startsWith("-")) {
      return kill.argument(1).equals("--") ? 2 : 1;
    }
    return 0;
  }

  /** A pid, or a process group as a negative number. */
  static Optional<Long> pid(String word) {
    boolean isGroup = word.startsWith("-");
    String digits = isGroup ? word.substring(1) : word;
    if (digits.isEmpty()
        || digits.length() > 9
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    long pid = Long.parseLong(digits);
    return pid == 0 ? Optional.empty() : Optional.of(isGroup ? -pid : pid);
  }

  static Optional<Intent> pkill(Invocation command) {
    return matching(command).map(pattern -> new Intent.EndMatching(List.of(pattern)));
  }

  /** What pkill and pgrep match; empty when that depends on more than names. */
  static Optional<ProcessPattern> matching(Invocation command) {
    boolean isFull = false;
    boolean isExact = false;
    boolean isIgnoringCase = false;
    Optional<String> expression = Optional.empty();
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      if (!command.arguments().get(i).isLiteral() || CHOOSING.contains(word) || word.equals("-0")) {
        return Optional.empty();
      }
      if (OF_USER.contains(word) || word.equals("--signal") || word.equals("-d")) {
        i++;
      } else if (word.startsWith("--")) {
        isFull |= word.equals("--full");
        isExact |= word.equals("--exact");
        isIgnoringCase |= word.equals("--ignore-case");
        if (Set.of("--newest", "--oldest", "--inverse", "--older").contains(word)) {
          return Optional.empty();
        }
      } else if (word.startsWith("-") && word.length() > 1) {
        if (isSignal(word)) {
          continue;
        }
        if (word.indexOf('n') > 0 || word.indexOf('o') > 0 || word.indexOf('v') > 0) {
          return Optional.empty();
        }
        isFull |= word.indexOf('f') > 0;
        isExact |= word.indexOf('x') > 0;
        isIgnoringCase |= word.indexOf('i') > 0;
      } else if (expression.isPresent()) {
        return Optional.empty();
      } else {
        expression = Optional.of(word);
      }
    }
    boolean full = isFull;
    boolean exact = isExact;
    boolean ignoring = isIgnoringCase;
    return expression.flatMap(text -> ProcessPattern.expression(text, full, exact, ignoring));
  }

  private static boolean isSignal(String option) {
    return Character.isDigit(option.charAt(1)) || Character.isUpperCase(option.charAt(1));
  }

  static List<Intent> killall(Invocation command) {
    List<Intent> found = new ArrayList<>();
    boolean isExpression = command.has("-r") || command.has("--regexp");
    boolean isIgnoringCase = command.has("-I") || command.has("--ignore-case");
    if (command.has("-l") || command.has("--list") || command.has("-0")) {
      return found;
    }
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      if (Set.of("-s", "--signal", "-u", "--user", "-o", "-y", "-n").contains(word)) {
        i++;
      } else if (!word.isEmpty() && !word.startsWith("-") && word.indexOf('/') < 0) {
        (isExpression
                ? ProcessPattern.expression(word, false, false, isIgnoringCase)
                : ProcessPattern.name(word, isIgnoringCase))
            .ifPresent(pattern -> found.add(new Intent.EndMatching(List.of(pattern))));
      }
    }
    return found;
  }

  static List<Intent> fuserKill(Invocation command) {
    boolean isKill = command.has("--kill");
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      isKill |= word.startsWith("-") && !isSignal(word + "-") && word.indexOf('k') > 0;
    }
    return isKill ? fuserPorts(command) : List.of();
  }

  /** {@code 3000/tcp}, or {@code -n tcp 3000} (fuser(1)). */
  static List<Intent> fuserPorts(Invocation command) {
    List<Intent> found = new ArrayList<>();
    boolean isNamespace = command.has("tcp") || command.has("udp");
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      int slash = word.indexOf('/');
      boolean isSocket = word.endsWith("/tcp") || word.endsWith("/udp");
      OptionalInt port =
          isSocket
              ? PortWords.port(word.substring(0, slash))
              : isNamespace ? PortWords.port(word) : OptionalInt.empty();
      port.ifPresent(number -> found.add(new Intent.EndPort(number)));
    }
    return found;
  }

  /** Of programs that take the ports as arguments: {@code kill-port 3000}, {@code fkill :3000}. */
  static List<Intent> ports(Invocation command) {
    List<Intent> found = new ArrayList<>();
    boolean isMarked = command.program().startsWith("fkill");
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      boolean isColon = word.startsWith(":");
      for (int port : PortWords.list(isColon ? word.substring(1) : word)) {
        if (isColon || !isMarked) {
          found.add(new Intent.EndPort(port));
        } else {
          found.add(new Intent.EndProcesses(List.of((long) port)));
        }
      }
    }
    return found;
  }

  static List<Intent> taskkill(Invocation command) {
    List<Intent> found = new ArrayList<>();
    for (int i = 0; i < command.arguments().size(); i++) {
      String option = command.argument(i).replaceFirst("^//", "/").toUpperCase(Locale.ROOT);
      String value = command.argument(i + 1);
      if (option.equals("/PID")) {
        pid(value).ifPresent(pid -> found.add(new Intent.EndProcesses(List.of(pid))));
      } else if (option.equals("/IM")) {
        String name = value.endsWith(".exe") ? value.substring(0, value.length() - 4) : value;
        ProcessPattern.name(name, true)
            .ifPresent(pattern -> found.add(new Intent.EndMatching(List.of(pattern))));
      }
    }
    return found;
  }
}
