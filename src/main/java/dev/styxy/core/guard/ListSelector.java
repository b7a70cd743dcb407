package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import dev.styxy.core.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows whom ps(1) prints, and what filters leave of that. */
final class ListSelector {
  private final List<ProcessPattern> patterns = new ArrayList<>();
  private Set<String> users = Set.of();
  private boolean isUnknown;
  private boolean isChosen;

  private ListSelector() {}

  /** None when nothing is filtered, or that is not certain. */
  static List<Intent> of(Invocation source, List<Invocation> filters) {
    ListSelector selector = new ListSelector();
    selector.readSource(source);
    for (Invocation filter : filters) {
      if (Filters.isGrep(filter) && !filter.has("-o")) {
        selector.readGrep(filter);
      } else if (Filters.isProgram(filter)) {
        selector.readProgram(filter);
      }
    }
    return selector.isUnknown || !selector.isChosen
        ? List.of()
        : List.of(new Intent.EndMatching(List.copyOf(selector.patterns), selector.users));
  }

  private void readSource(Invocation ps) {
    for (int i = 0; i + 1 < ps.arguments().size(); i++) {
      switch (ps.argument(i)) {
        case "-C" -> add(ProcessPattern.name(ps.argument(i + 1), false));
        case "-u", "-U", "--user" -> users = UserWords.of(ps, i + 1);
        case "-p", "--pid", "--ppid", "-t", "--tty", "-g", "-s" -> isUnknown = true;
        default -> {}
      }
    }
  }

  private void add(Optional<ProcessPattern> pattern) {
    pattern.ifPresent(patterns::add);
    isChosen |= pattern.isPresent();
  }

  private void readGrep(Invocation grep) {
    for (Word word : Filters.patterns(grep)) {
      isUnknown |= !word.isLiteral();
      Optional<ProcessPattern> pattern = Filters.expression(word.text(), grep, true);
      if (Filters.isInverse(grep)) {
        pattern.map(ProcessPattern::inverse).ifPresent(patterns::add);
      } else {
        add(pattern);
      }
    }
  }

  private void readProgram(Invocation awk) {
    for (Word word : awk.arguments()) {
      if (word.isLiteral()) {
        add(
            Filters.betweenSlashes(word.text())
                .flatMap(text -> ProcessPattern.expression(text, true, false, false)));
      }
    }
  }
}
