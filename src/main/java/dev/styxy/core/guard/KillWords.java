package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import dev.styxy.core.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the arguments of the programs that end processes (kill(1), pkill(1), fuser(1), …). */
final class KillWords {
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

  private static boolean isSignal(String option) {
    return Character.isDigit(option.charAt(1)) || Character.isUpperCase(option.charAt(1));
  }

  static List<Intent> killall(Invocation command) {
    List<Intent> found = new ArrayList<>();
    List<ProcessPattern> patterns = new ArrayList<>();
    boolean isExpression = command.has("-r") || command.has("--regexp");
    boolean isIgnoringCase = command.has("-I") || command.has("--ignore-case");
    if (command.has("-l") || command.has("--list") || command.has("-0")) {
      return found;
    }
    Set<String> users = Set.of();
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      if (word.equals("-u") || word.equals("--user")) {
        i++;
        users = UserWords.of(command, i);
      }
    }
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      if (Set.of("-s", "--signal", "-u", "--user", "-o", "-y", "-n").contains(word)) {
        i++;
      } else if (!word.isEmpty() && !word.startsWith("-") && word.indexOf('/') < 0) {
        (isExpression
                ? ProcessPattern.expression(word, false, false, isIgnoringCase)
                : ProcessPattern.name(word, isIgnoringCase))
            .ifPresent(patterns::add);
      }
    }
    boolean isUser = command.has("-u") || command.has("--user");
    if (patterns.isEmpty() && isUser) {
      found.add(new Intent.EndMatching(List.of(), users));
    }
    for (ProcessPattern pattern : patterns) {
      found.add(new Intent.EndMatching(List.of(pattern), users));
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
      Word whole = command.arguments().get(i);
      int slash = word.indexOf('/');
      boolean isSocket = isSocket(whole.text()) || isSocket(whole.source());
      OptionalInt port =
          isSocket && slash > 0
              ? PortWords.port(word.substring(0, slash))
              : isNamespace ? PortWords.port(word) : OptionalInt.empty();
      if (port.isPresent()) {
        found.add(new Intent.EndPort(port.getAsInt()));
      } else if (isSocket || (isNamespace && !whole.isLiteral())) {
        // More ports than are told apart, the name of a service, or something of which only its run
        // tells.
        found.add(new Intent.EndSomePort(whole));
      }
    }
    return found;
  }

  private static boolean isSocket(String word) {
    return word.endsWith("/tcp") || word.endsWith("/udp");
  }

  /** Of programs that take the ports as arguments: {@code kill-port 3000}, {@code fkill :3000}. */
  static List<Intent> ports(Invocation command) {
    List<Intent> found = new ArrayList<>();
    boolean isMarked = command.program().startsWith("fkill");
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      Word whole = command.arguments().get(i);
      boolean isColon = word.startsWith(":");
      List<Integer> ports = PortWords.list(isColon ? word.substring(1) : word);
      if (ports.size() > PortWords.MOST
          || (!whole.isLiteral() && (!isMarked || whole.text().startsWith(":")))) {
        found.add(new Intent.EndSomePort(whole));
        continue;
      }
      for (int port : ports) {
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
