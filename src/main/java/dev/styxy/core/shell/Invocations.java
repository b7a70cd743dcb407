package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a command line would run, behind sudo, env, xargs, {@code bash -c} and their like,
 * with the values of variables where the line tells them. It ends with what it has found when the
 * line would keep it for long.
 */
public final class Invocations {
  private static final int DEEPEST = 8;
  private static final int MOST_COMMANDS = 5000;
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh", "ash");
  private static final Set<String> DECLARING =
      Set.of("export", "local", "declare", "typeset", "readonly");

  private final List<Invocation> found = new ArrayList<>();
  private final Map<String, Script> functions = new HashMap<>();
  private final Outside outside;
  private final Scope scope;
  private Optional<String> directory = Optional.empty();
  private int commands;

  private Invocations(Outside outside) {
    this.outside = outside;
    this.scope = new Scope(here());
  }

  /** Files are meant from where the line has gone. */
  private Outside here() {
    return new Outside() {
      @Override
      public Optional<String> variable(String name) {
        return outside.variable(name);
      }

      @Override
      public Optional<String> file(String path) {
        boolean isElsewhere = !path.startsWith("/") && directory.isPresent();
        return outside.file(isElsewhere ? directory.get() + "/" + path : path);
      }
    };
  }

  /** In the order in which they would run; what cannot be read is left out. */
  public static List<Invocation> of(Script script) {
    return of(script, Outside.NOTHING);
  }

  /** The same, with what is known of the world outside. */
  public static List<Invocation> of(Script script, Outside outside) {
    Invocations invocations = new Invocations(outside);
    invocations.add(script, List.of(), List.of(), 0);
    return invocations.found;
  }

  private void add(Script script, List<SimpleCommand> before, List<Assignment> outer, int depth) {
    functions.putAll(script.functions());
    for (Pipeline pipeline : script.pipelines()) {
      List<SimpleCommand> upstream = new ArrayList<>(before);
      for (SimpleCommand written : pipeline.commands()) {
        if (++commands > MOST_COMMANDS) {
          return;
        }
        addSubstitutions(written, depth);
        SimpleCommand command = scope.expand(written);
        command.input().ifPresent(input -> feed(upstream, input));
        List<Assignment> assignments = new ArrayList<>(outer);
        assignments.addAll(command.assignments());
        if (command.words().isEmpty()) {
          note(command);
        } else {
          unwrap(invocation(command.words(), assignments, List.copyOf(upstream)), depth);
        }
        upstream.add(command);
        command.output().ifPresent(file -> scope.write(file, upstream));
      }
    }
  }

  /** A redirection takes the place of the pipe. */
  private static void feed(List<SimpleCommand> upstream, Input input) {
    upstream.clear();
    upstream.add(SimpleCommand.printing(input));
  }

  /** What may not run may also leave the old value. */
  private void note(SimpleCommand command) {
    for (Assignment assignment : command.assignments()) {
      if (command.isConditional()) {
        scope.add(assignment.name(), assignment.values());
      } else {
        scope.set(assignment.name(), assignment.values());
      }
    }
  }

  /** What stands in {@code $(…)} runs before the command that takes its output. */
  private void addSubstitutions(SimpleCommand command, int depth) {
    List<Word> words = new ArrayList<>(command.words());
    command.assignments().forEach(assignment -> words.addAll(assignment.values()));
    command.input().filter(Input::isRunHere).ifPresent(input -> words.add(input.word()));
    for (Word word : words) {
      for (Script script : depth < DEEPEST ? word.substitutions() : List.<Script>of()) {
        add(script, List.of(), List.of(), depth + 1);
      }
    }
  }

  private Invocation invocation(
      List<Word> words, List<Assignment> assignments, List<SimpleCommand> upstream) {
    String path = !words.isEmpty() && words.get(0).isLiteral() ? words.get(0).text() : "";
    return new Invocation(
        Programs.name(path),
        path,
        words.isEmpty() ? List.of() : words.subList(1, words.size()),
        assignments,
        upstream,
        directory);
  }

  private void unwrap(Invocation command, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    String program = command.program();
    Script body = functions.get(program);
    Optional<List<Word>> texts = Texts.of(command);
    if (body != null) {
      scope.setOperands(command.arguments());
      add(body, command.upstream(), List.of(), depth + 1);
    } else if (SHELLS.contains(program)) {
      addShell(command, depth);
    } else if (program.equals("source") || program.equals(".")) {
      String file = command.argument(0);
      scope
          .script(file)
          .or(() -> here().file(file))
          .ifPresent(text -> addText(text, command, depth));
    } else if (scope.script(command.path()).isPresent() && command.path().contains("/")) {
      scope.setOperands(command.arguments());
      addText(scope.script(command.path()).get(), command, depth);
    } else if (texts.isPresent()) {
      for (Word text : texts.get()) {
        addText(text.source(), command, depth);
      }
    } else if (program.equals("cd") || program.equals("pushd")) {
      goTo(command);
    } else {
      bind(command);
      Optional<Integer> inner = Wrappers.inner(program, command);
      if (inner.isEmpty()) {
        found.add(command);
      } else if (inner.get() < command.arguments().size()) {
        unwrap(inside(command, inner.get()), depth + 1);
      }
    }
  }

  /** What {@code for}, {@code read}, {@code export} and {@code set} set. */
  private void bind(Invocation command) {
    String program = command.program();
    List<Word> arguments = command.arguments();
    if (program.equals("for") && command.argument(1).equals("in")) {
      scope.set(command.argument(0), command.from(2));
    } else if (program.equals("read") || program.equals("mapfile") || program.equals("readarray")) {
      List<Word> lines = Fed.words(command.upstream(), scope);
      for (int i = 0; i < arguments.size(); i++) {
        if (!lines.isEmpty() && !command.argument(i).startsWith("-")) {
          scope.set(command.argument(i), lines);
        }
      }
    } else if (program.equals("set") && command.argument(0).equals("--")) {
      scope.setOperands(command.from(1));
    } else if (DECLARING.contains(program)) {
      for (Word word : arguments) {
        int equals = Assignment.end(word.text());
        if (equals > 0) {
          scope.set(Assignment.name(word.text(), equals), List.of(word.from(equals + 1)));
        }
      }
    }
  }

  private Invocation inside(Invocation command, int at) {
    if (command.program().equals("xargs")) {
      return invocation(Fed.arguments(command, at, scope), command.assignments(), List.of());
    }
    List<Assignment> assignments = new ArrayList<>(command.assignments());
    for (Word word : command.arguments().subList(0, at)) {
      int equals = Assignment.end(word.text());
      if (equals > 0) {
        assignments.add(
            new Assignment(Assignment.name(word.text(), equals), word.from(equals + 1)));
      }
    }
    return invocation(command.from(at), assignments, command.upstream());
  }

  /**
   * What follows {@code -c}, or an option such as {@code -lc}; only a script that the line has
   * written is read.
   */
  private void addShell(Invocation shell, int depth) {
    boolean isFile = false;
    for (int i = 0; i < shell.arguments().size() && !isFile; i++) {
      String word = shell.argument(i);
      boolean isOption = word.startsWith("-") && !word.startsWith("--");
      if (isOption && word.indexOf('c') > 0 && i + 1 < shell.arguments().size()) {
        scope.setOperands(shell.from(i + 3));
        shell.from(i + 2).stream().findFirst().ifPresent(zero -> scope.set("0", List.of(zero)));
        addText(shell.arguments().get(i + 1).source(), shell, depth);
        return;
      }
      isFile = !word.startsWith("-") && !shell.argument(i - 1).matches("-[a-z]*o");
      if (isFile) {
        scope.setOperands(shell.from(i + 1));
        scope.script(word).ifPresent(text -> addText(text, shell, depth));
      }
    }
    if (!isFile) {
      Fed.text(shell.upstream(), scope).ifPresent(text -> addText(text, shell, depth));
    }
    found.add(shell);
  }

  private void addText(String text, Invocation outer, int depth) {
    for (Assignment assignment : outer.assignments()) {
      scope.set(assignment.name(), assignment.values());
    }
    ScriptReader.read(text)
        .ifPresent(script -> add(script, outer.upstream(), outer.assignments(), depth + 1));
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
