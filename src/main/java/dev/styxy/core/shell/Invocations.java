package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a command line would run, behind sudo, env, xargs, {@code bash -c} and their like. */
public final class Invocations {
  private static final int DEEPEST = 8;
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh", "ash");

  private final List<Invocation> found = new ArrayList<>();
  private Optional<String> directory = Optional.empty();

  private Invocations() {}

  /** In the order in which they would run; what cannot be read is left out. */
  public static List<Invocation> of(Script script) {
    Invocations invocations = new Invocations();
    invocations.add(script, List.of(), List.of(), 0);
    return invocations.found;
  }

  private void add(Script script, List<SimpleCommand> before, List<Assignment> outer, int depth) {
    for (Pipeline pipeline : script.pipelines()) {
      List<SimpleCommand> commands = pipeline.commands();
      for (int i = 0; i < commands.size(); i++) {
        SimpleCommand command = commands.get(i);
        addSubstitutions(command, depth);
        List<SimpleCommand> upstream = new ArrayList<>(before);
        upstream.addAll(commands.subList(0, i));
        List<Assignment> assignments = new ArrayList<>(outer);
        assignments.addAll(command.assignments());
        unwrap(invocation(command.words(), assignments, upstream, false), depth);
      }
    }
  }

  /** What stands in {@code $(…)} runs before the command that takes its output. */
  private void addSubstitutions(SimpleCommand command, int depth) {
    List<Word> words = new ArrayList<>(command.words());
    command.assignments().forEach(assignment -> words.add(assignment.value()));
    for (Word word : words) {
      for (Script script : depth < DEEPEST ? word.substitutions() : List.<Script>of()) {
        add(script, List.of(), List.of(), depth + 1);
      }
    }
  }

  private Invocation invocation(
      List<Word> words, List<Assignment> assignments, List<SimpleCommand> upstream, boolean isFed) {
    String path = !words.isEmpty() && words.get(0).isLiteral() ? words.get(0).text() : "";
    return new Invocation(
        withoutVersion(path.substring(path.lastIndexOf('/') + 1)),
        path,
        words.isEmpty() ? List.of() : words.subList(1, words.size()),
        assignments,
        upstream,
        isFed,
        directory);
  }

  /** {@code kill-port@2}, as npx takes it. */
  private static String withoutVersion(String program) {
    int at = program.indexOf('@');
    return at > 0 ? program.substring(0, at) : program;
  }

  private void unwrap(Invocation command, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    String program = command.program();
    if (SHELLS.contains(program)) {
      addShell(command, depth);
    } else if (program.equals("eval")) {
      addText(String.join(" ", sources(command.arguments())), command, depth);
    } else if (program.equals("watch")) {
      Wrappers.inner(program, command)
          .map(at -> command.arguments().subList(at, command.arguments().size()))
          .ifPresent(words -> addText(String.join(" ", sources(words)), command, depth));
    } else if (program.equals("cd") || program.equals("pushd")) {
      goTo(command);
    } else {
      Optional<Integer> inner = Wrappers.inner(program, command);
      if (inner.isEmpty()) {
        found.add(command);
      } else if (inner.get() < command.arguments().size()) {
        unwrap(inside(command, inner.get()), depth + 1);
      }
    }
  }

  private Invocation inside(Invocation command, int at) {
    List<Assignment> assignments = new ArrayList<>(command.assignments());
    for (Word word : command.arguments().subList(0, at)) {
      int equals = Assignment.end(word.text());
      if (equals > 0 && word.isLiteral()) {
        assignments.add(
            new Assignment(
                word.text().substring(0, equals), Word.literal(word.text().substring(equals + 1))));
      }
    }
    return invocation(
        command.arguments().subList(at, command.arguments().size()),
        assignments,
        command.upstream(),
        command.isFed() || command.program().equals("xargs"));
  }

  /** What follows {@code -c}, or an option such as {@code -lc}; a script file is not read. */
  private void addShell(Invocation shell, int depth) {
    for (int i = 0; i + 1 < shell.arguments().size(); i++) {
      String word = shell.argument(i);
      boolean isOption = word.startsWith("-") && !word.startsWith("--");
      if (isOption && word.indexOf('c') > 0) {
        addText(shell.arguments().get(i + 1).source(), shell, depth);
        return;
      }
      if (!word.startsWith("-")) {
        break;
      }
    }
    found.add(shell);
  }

  private void addText(String text, Invocation outer, int depth) {
    ScriptReader.read(text)
        .ifPresent(script -> add(script, outer.upstream(), outer.assignments(), depth + 1));
  }

  private static List<String> sources(List<Word> words) {
    List<String> sources = new ArrayList<>();
    for (Word word : words) {
      sources.add(word.source());
    }
    return sources;
  }

  private void goTo(Invocation command) {
    String target = command.argument(command.argument(0).equals("--") ? 1 : 0);
    directory =
        target.isEmpty() || target.equals("-") || target.startsWith("~")
            ? Optional.empty()
            : Optional.of(
                target.startsWith("/") || directory.isEmpty()
                    ? target
                    : directory.get() + "/" + target);
  }
}
