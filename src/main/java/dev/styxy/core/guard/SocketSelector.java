package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import dev.styxy.core.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows whom lsof, ss and netstat print, and what filters leave of that. */
final class SocketSelector {
  static final Set<String> PROGRAMS = Set.of("lsof", "ss", "netstat");

  /** An expression that means several ports: {@code :300[0-9]}. */
  private static final Pattern SEVERAL = Pattern.compile(":\\(?\\d*(\\[|\\\\d)");

  /** Words of such lists that are no names of processes. */
  private static final Pattern COLUMNS =
      Pattern.compile("LISTEN|TCP|UDP|IPV[46]|PID|USERS|ESTAB|LOCALHOST|127.0.0.1|0.0.0.0|\\*");

  private final Invocation source;
  private final List<Integer> ports = new ArrayList<>();
  private final List<Word> unknown = new ArrayList<>();
  private final List<ProcessPattern> names = new ArrayList<>();
  private boolean areClientsMeant;

  private SocketSelector(Invocation source) {
    this.source = source;
    this.areClientsMeant = !source.program().equals("ss") && !isOfListeners(source);
  }

  static List<Intent> of(Invocation source, List<Invocation> filters) {
    SocketSelector selector = new SocketSelector(source);
    selector.readSource();
    for (Invocation filter : filters) {
      selector.areClientsMeant &= !isOfListeners(filter);
      if (Filters.isGrep(filter) && !filter.has("-o") && !Filters.isInverse(filter)) {
        selector.readGrep(filter);
      } else if (Filters.isProgram(filter)) {
        selector.readProgram(filter);
      }
    }
    return selector.intents();
  }

  private void readSource() {
    for (int i = 0; i < source.arguments().size(); i++) {
      Word word = source.arguments().get(i);
      boolean isAddress = word.source().indexOf(':') >= 0 || word.text().matches("-[a-zA-Z]*i");
      if (word.isLiteral()) {
        addPorts(PortWords.afterColon(word.text()), word);
      } else if (isAddress || source.argument(i - 1).matches("-[a-zA-Z]*i")) {
        unknown.add(word);
      }
    }
  }

  private void addPorts(List<Integer> found, Word word) {
    if (found.size() > PortWords.MOST) {
      unknown.add(word);
    } else {
      ports.addAll(found);
    }
  }

  private void readGrep(Invocation grep) {
    for (Word pattern : Filters.patterns(grep)) {
      List<Integer> found = PortWords.within(pattern.text());
      boolean isSeveral = SEVERAL.matcher(pattern.text()).find();
      if (!pattern.isLiteral() || isSeveral) {
        unknown.add(pattern);
      } else if (!found.isEmpty()) {
        ports.addAll(found);
      } else if (!COLUMNS.matcher(pattern.text().toUpperCase(Locale.ROOT)).find()) {
        Filters.expression(pattern.text(), grep, false).ifPresent(names::add);
      }
    }
  }

  /** {@code awk '$4 ~ /:3000$/'}, {@code sed -n 's/.*:3000 .*pid=…'}. */
  private void readProgram(Invocation program) {
    for (Word word : program.arguments()) {
      if (word.isLiteral()) {
        int colon = word.text().indexOf(':');
        String some = colon < 0 ? Filters.betweenSlashes(word.text()).orElse("") : word.text();
        ports.addAll(PortWords.within(colon < 0 ? some : some.substring(colon)));
      } else if (word.source().indexOf(':') >= 0) {
        unknown.add(word);
      }
    }
  }

  private List<Intent> intents() {
    List<Intent> selected = new ArrayList<>();
    if (!unknown.isEmpty()) {
      selected.add(new Intent.EndSomePort(unknown.get(0)));
    }
    for (int port : ports) {
      selected.add(new Intent.EndPort(port, areClientsMeant));
    }
    if (selected.isEmpty() && !names.isEmpty()) {
      selected.add(new Intent.EndMatching(names));
    }
    if (selected.isEmpty() && isOfAllSockets()) {
      selected.add(new Intent.EndAll());
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

  /** {@code lsof -t -i tcp}, {@code ss -ltnp}: whoever has any socket. */
  private boolean isOfAllSockets() {
    boolean isInternet = false;
    boolean isNarrow = false;
    for (int i = 0; i < source.arguments().size(); i++) {
      String word = source.argument(i);
      boolean isOption = word.startsWith("-") && !word.startsWith("-s");
      boolean isOfLsof = source.program().equals("lsof");
      isInternet |= isOption && word.indexOf(isOfLsof ? 'i' : 'p') > 0;
      boolean isKind =
          word.toLowerCase(Locale.ROOT).matches("tcp|udp|[46]|[46]?tcp:listen|-s|-s.*");
      isNarrow |=
          !isKind && (!isOption || (isOfLsof && Set.of("-p", "-c", "-u", "-a").contains(word)));
    }
    return isInternet && !isNarrow;
  }
}
