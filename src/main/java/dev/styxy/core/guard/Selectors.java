package dev.styxy.core.guard;

import dev.styxy.core.shell.Input;
import dev.styxy.core.shell.Invocation;
import dev.styxy.core.shell.Invocations;
import dev.styxy.core.shell.Pipeline;
import dev.styxy.core.shell.Script;
import dev.styxy.core.shell.SimpleCommand;
import dev.styxy.core.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knows which processes a pipeline prints the numbers of: {@code lsof -ti:3000}, {@code pgrep -f
 * vite}, {@code ps aux | grep vite | awk '{print $2}'}.
 */
final class Selectors {
  private static final Set<String> SAYING = Set.of("echo", "printf");

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
    Optional<Input> input = pipeline.get(0).input();
    if (input.isPresent()) {
      List<SimpleCommand> filters = new ArrayList<>(pipeline);
      filters.set(0, pipeline.get(0).withoutInput());
      return ofOutputs(List.of(input.get().word()), filters);
    }
    List<Invocation> commands = Invocations.of(new Script(List.of(new Pipeline(pipeline))));
    for (int i = 0; i < commands.size(); i++) {
      Invocation source = commands.get(i);
      List<Invocation> filters = commands.subList(i + 1, commands.size());
      if (SocketSelector.PROGRAMS.contains(source.program())) {
        return SocketSelector.of(source, filters);
      }
      if (SAYING.contains(source.program())) {
        return ofOutputs(source.arguments(), pipeline.subList(1, pipeline.size()));
      }
      switch (source.program()) {
        case "fuser":
          return KillWords.fuserPorts(source);
        case "pgrep":
          return MatchWords.of(source).map(List::of).orElse(List.of());
        case "pidof":
          return KillWords.killall(source);
        case "ps", "jps":
          return ListSelector.of(source, filters);
        default:
      }
    }
    return List.of();
  }

  /** Of what is printed again: {@code echo $(lsof -ti:3000)}, {@code <<< "$(lsof -ti:3000)"}. */
  private static List<Intent> ofOutputs(List<Word> words, List<SimpleCommand> filters) {
    List<Intent> selected = new ArrayList<>();
    for (Word word : words) {
      for (Script script : word.substitutions()) {
        for (Pipeline pipeline : script.pipelines()) {
          List<SimpleCommand> all = new ArrayList<>(pipeline.commands());
          all.addAll(filters);
          selected.addAll(of(all));
        }
      }
    }
    return selected;
  }
}
