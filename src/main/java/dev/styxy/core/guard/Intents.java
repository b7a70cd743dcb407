package dev.styxy.core.guard;

import dev.styxy.core.shell.Assignment;
import dev.styxy.core.shell.Invocation;
import dev.styxy.core.shell.Invocations;
import dev.styxy.core.shell.Script;
import dev.styxy.core.shell.ScriptReader;
import dev.styxy.core.shell.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what a command line is about to do to processes and ports. What it cannot be sure of it
 * leaves out: the guard is for mistakes, and is no wall against somebody who wants to get past.
 */
public final class Intents {
  private final List<Intent> found = new ArrayList<>();

  /** The processes whose numbers a variable has, by its name. */
  private final Map<String, List<Intent>> variables = new HashMap<>();

  private final Claims claims = new Claims();

  private Intents() {}

  /** Of everything that the command line would run; none when it cannot be read. */
  public static List<Intent> of(String commandLine) {
    Intents intents = new Intents();
    for (Invocation invocation :
        ScriptReader.read(commandLine).map(Invocations::of).orElse(List.of())) {
      intents.add(invocation);
    }
    return List.copyOf(intents.found);
  }

  private void add(Invocation command) {
    noteVariables(command);
    switch (command.program()) {
      case "kill" -> addKill(command);
      case "pkill" -> KillWords.pkill(command).ifPresent(found::add);
      case "killall" -> found.addAll(KillWords.killall(command));
      case "fuser" -> found.addAll(KillWords.fuserKill(command));
      case "kill-port", "fkill", "fkill-cli", "killport" -> found.addAll(KillWords.ports(command));
      case "taskkill", "taskkill.exe" -> found.addAll(KillWords.taskkill(command));
      case "styxy" -> StyxyWords.of(command).ifPresent(found::add);
      case "npm", "pnpm", "yarn", "bun", "deno" -> {
        if (command.has("kill-port")) {
          found.addAll(KillWords.ports(command));
        }
        claims.addTo(found, command);
      }
      default -> claims.addTo(found, command);
    }
  }

  private void noteVariables(Invocation command) {
    for (Assignment assignment : command.assignments()) {
      note(assignment.name(), selectedBy(assignment.value()));
    }
    if (command.program().equals("for") && command.argument(1).equals("in")) {
      List<Intent> selected = new ArrayList<>();
      for (Word word : command.arguments()) {
        selected.addAll(selectedBy(word));
      }
      note(command.argument(0), selected);
    }
    if (command.program().equals("read")) {
      for (Word word : command.arguments()) {
        note(word.text(), Selectors.of(command.upstream()));
      }
    }
    if (command.program().equals("export") || command.program().equals("local")) {
      for (Word word : command.arguments()) {
        int equals = word.text().indexOf('=');
        if (equals > 0) {
          note(word.text().substring(0, equals), selectedBy(word));
        }
      }
    }
  }

  private void note(String variable, List<Intent> selected) {
    variables.put(variable, selected);
  }

  private List<Intent> selectedBy(Word word) {
    List<Intent> selected = new ArrayList<>();
    for (Script script : word.substitutions()) {
      selected.addAll(Selectors.of(script));
    }
    for (String variable : word.variables()) {
      selected.addAll(variables.getOrDefault(variable, List.of()));
    }
    return selected;
  }

  private void addKill(Invocation command) {
    int first = KillWords.afterSignal(command);
    if (first < 0) {
      return;
    }
    List<Long> pids = new ArrayList<>();
    for (int i = first; i < command.arguments().size(); i++) {
      Word word = command.arguments().get(i);
      if (!word.isLiteral()) {
        found.addAll(selectedBy(word));
      } else if (word.text().equals("-1")) {
        found.add(new Intent.EndAll());
      } else {
        KillWords.pid(word.text()).ifPresent(pids::add);
      }
    }
    if (command.isFed()) {
      found.addAll(Selectors.of(command.upstream()));
    }
    if (!pids.isEmpty()) {
      found.add(new Intent.EndProcesses(pids));
    }
  }
}
