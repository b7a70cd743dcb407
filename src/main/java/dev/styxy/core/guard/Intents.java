package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import dev.styxy.core.shell.Invocations;
import dev.styxy.core.shell.Outside;
import dev.styxy.core.shell.Script;
import dev.styxy.core.shell.ScriptReader;
import dev.styxy.core.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a command line is about to do to processes and ports. What it cannot be sure of it
 * leaves out: the guard is for mistakes, and is no wall against somebody who wants to get past.
 */
public final class Intents {
  private final List<Intent> found = new ArrayList<>();

  private final Claims claims = new Claims();

  private final Outside outside;

  private Intents(Outside outside) {
    this.outside = outside;
  }

  /** Of everything that the command line would run; none when it cannot be read. */
  public static List<Intent> of(String commandLine) {
    return of(commandLine, Outside.NOTHING);
  }

  /** The same, with what is known of the world outside. */
  public static List<Intent> of(String commandLine, Outside outside) {
    Intents intents = new Intents(outside);
    Optional<Script> script = ScriptReader.read(commandLine);
    if (script.isPresent()) {
      for (Invocation invocation : Invocations.of(script.get(), outside)) {
        intents.add(invocation);
      }
    }
    return List.copyOf(intents.found);
  }

  private void add(Invocation command) {
    switch (command.program()) {
      case "kill" -> addKill(command);
      case "pkill" -> MatchWords.of(command).ifPresent(found::add);
      case "killall" -> found.addAll(KillWords.killall(command));
      case "fuser" -> found.addAll(KillWords.fuserKill(command));
      case "kill-port", "kill-port-process", "fkill", "fkill-cli", "killport" ->
          found.addAll(KillWords.ports(command));
      case "taskkill", "taskkill.exe" -> found.addAll(KillWords.taskkill(command));
      case "tmux" -> MultiplexerWords.tmux(command, outside).ifPresent(found::add);
      case "screen" -> MultiplexerWords.screen(command).ifPresent(found::add);
      case "styxy" -> StyxyWords.of(command).ifPresent(found::add);
      case "npm", "pnpm", "yarn", "bun", "deno" -> {
        if (command.has("kill-port") || command.has("kill-port-process")) {
          found.addAll(KillWords.ports(command));
        }
        claims.addTo(found, command);
      }
      default -> claims.addTo(found, command);
    }
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
        for (Script script : word.substitutions()) {
          found.addAll(Selectors.of(script));
        }
      } else if (word.text().equals("-1")) {
        found.add(new Intent.EndAll());
      } else {
        KillWords.pid(word.text()).ifPresent(pids::add);
      }
    }
    if (!pids.isEmpty()) {
      found.add(new Intent.EndProcesses(pids));
    }
  }
}
