package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import dev.styxy.core.shell.Invocations;
import dev.styxy.core.shell.Pipeline;
import dev.styxy.core.shell.Script;
import dev.styxy.core.shell.SimpleCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Knows which processes a pipeline prints the numbers of: {@code lsof -ti:3000}, {@code pgrep -f
 * vite}, {@code ps aux | grep vite | awk '{print $2}'}.
 */
final class Selectors {
  private static final Set<String> SOCKET_LISTS = Set.of("lsof", "ss", "netstat");
  private static final Set<String> GREPS = Set.of("grep", "egrep", "fgrep", "rg", "ag");
  private static final Set<String> AWKS = Set.of("awk", "gawk", "mawk", "sed", "perl");

  private Selectors() {}

  /** Of every pipeline of a script. */
  static List<Intent> of(Script script) {
    List<Intent> selected = new ArrayList<>();
    for (Pipeline pipeline : script.pipelines()) {
      selected.addAll(of(pipeline.commands()));
    }
    return selected;
  }

  /** Of one pipeline; none when that is not certain. */
  static List<Intent> of(List<SimpleCommand> pipeline) {
    List<Invocation> commands = Invocations.of(new Script(List.of(new Pipeline(pipeline))));
    for (int i = 0; i < commands.size(); i++) {
      Invocation source = commands.get(i);
      List<Invocation> filters = commands.subList(i + 1, commands.size());
      if (SOCKET_LISTS.contains(source.program())) {
        return ports(source, filters);
      }
      switch (source.program()) {
        case "fuser":
          return KillWords.fuserPorts(source);
        case "pgrep":
          return KillWords.pkill(source).map(List::of).orElse(List.of());
        case "pidof":
          return KillWords.killall(source);
        case "ps":
          return matching(filters);
        default:
      }
    }
    return List.of();
  }

  private static List<Intent> ports(Invocation source, List<Invocation> filters) {
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < source.arguments().size(); i++) {
      ports.addAll(PortWords.afterColon(source.argument(i)));
    }
    boolean isFiltered = false;
    boolean areClientsMeant = !source.program().equals("ss") && !isOfListeners(source);
    for (Invocation filter : filters) {
      areClientsMeant &= !isOfListeners(filter);
      boolean isGrep = GREPS.contains(filter.program()) && !isInverse(filter);
      isFiltered |= isGrep;
      for (int i = 0; i < filter.arguments().size(); i++) {
        if (isGrep) {
          ports.addAll(PortWords.within(filter.argument(i)));
        }
      }
    }
    if (ports.isEmpty() && !isFiltered && isOfAllSockets(source)) {
      return List.of(new Intent.EndAll());
    }
    List<Intent> selected = new ArrayList<>();
    for (int port : ports) {
      selected.add(new Intent.EndPort(port, areClientsMeant));
    }
    return selected;
  }

  /** {@code -sTCP:LISTEN}, {@code netstat -l}, {@code grep LISTEN}. */
  private static boolean isOfListeners(Invocation command) {
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      boolean isListOption =
          command.program().equals("netstat") && word.startsWith("-") && word.indexOf('l') > 0;
      if (isListOption || word.toUpperCase(Locale.ROOT).contains("LISTEN")) {
        return true;
      }
    }
    return false;
  }

  /** {@code lsof -t -i}: whoever has any socket. */
  private static boolean isOfAllSockets(Invocation source) {
    boolean isInternet = false;
    boolean isNarrow = false;
    for (int i = 0; i < source.arguments().size(); i++) {
      String word = source.argument(i);
      boolean isLiteral = source.arguments().get(i).isLiteral();
      isInternet |= word.startsWith("-") && word.indexOf('i') > 0 && !word.startsWith("-s");
      isNarrow |=
          !isLiteral || Set.of("-p", "-c", "-u", "-a").contains(word) || !word.startsWith("-");
    }
    return source.program().equals("lsof") && isInternet && !isNarrow;
  }

  private static List<Intent> matching(List<Invocation> filters) {
    List<ProcessPattern> patterns = new ArrayList<>();
    for (Invocation filter : filters) {
      Optional<String> text = Optional.empty();
      if (GREPS.contains(filter.program()) && !isInverse(filter)) {
        text = grepPattern(filter);
      } else if (AWKS.contains(filter.program())) {
        text = betweenSlashes(filter);
      }
      boolean isIgnoringCase = filter.has("-i") || filter.has("-iE");
      text.flatMap(one -> ProcessPattern.expression(one, true, false, isIgnoringCase))
          .ifPresent(patterns::add);
    }
    return patterns.isEmpty() ? List.of() : List.of(new Intent.EndMatching(patterns));
  }

  private static boolean isInverse(Invocation grep) {
    for (int i = 0; i < grep.arguments().size(); i++) {
      String word = grep.argument(i);
      if (word.equals("--invert-match")
          || (word.startsWith("-") && !word.startsWith("--") && word.indexOf('v') > 0)) {
        return true;
      }
    }
    return false;
  }

  /** In a basic expression the alternatives are {@code a\|b}. */
  private static Optional<String> grepPattern(Invocation grep) {
    for (int i = 0; i < grep.arguments().size(); i++) {
      String word = grep.argument(i);
      if (!word.isEmpty() && !word.startsWith("-")) {
        return Optional.of(word.replace("\\|", "|"));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> betweenSlashes(Invocation awk) {
    for (int i = 0; i < awk.arguments().size(); i++) {
      String word = awk.argument(i);
      int open = word.indexOf('/');
      int close = word.indexOf('/', open + 1);
      if (open >= 0 && close > open + 1) {
        return Optional.of(word.substring(open + 1, close));
      }
    }
    return Optional.empty();
  }
}
