package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a command line, with all values that each may have, and what words become with
 * them. What is not known, such as the output of {@code lsof}, stands for itself. All work on a
 * line is counted, and ends when it is too much: then words stay as they are.
 */
final class Scope {
  /** The heaviest word that is made: its parts and its text, with those of the commands in it. */
  private static final int HEAVIEST = 4000;

  private static final int MOST_STEPS = 200_000;

  /** So many characters of a text weigh as much as a part. */
  private static final int CHARACTERS = 64;

  private final Map<String, List<Word>> values = new HashMap<>();
  private final Map<String, Script> files = new HashMap<>();
  private final Outside outside;
  private final Outputs outputs;
  private int steps;

  Scope(Outside outside) {
    this.outside = outside;
    this.outputs = new Outputs(outside);
  }

  Outputs outputs() {
    return outputs;
  }

  /** A name for a variable that a line hardly has. */
  String unusedName() {
    return "styxy_output_" + values.size();
  }

  /** Forgets what the variable was. */
  void set(String name, List<Word> words) {
    values.put(name, List.copyOf(words));
  }

  /** It may also be this. */
  void add(String name, List<Word> words) {
    List<Word> all = new ArrayList<>(values.getOrDefault(name, List.of()));
    all.addAll(words);
    values.put(name, all.size() > Braces.MOST ? List.of(Word.unknown("$" + name)) : all);
  }

  /** Sets {@code $1} and the others. */
  void setOperands(List<Word> words) {
    for (int i = 0; i < words.size() && i < 10; i++) {
      set(Integer.toString(i + 1), List.of(words.get(i)));
    }
    set("@", words);
    set("*", words);
  }

  SimpleCommand expand(SimpleCommand command) {
    List<Assignment> assignments = new ArrayList<>();
    for (Assignment assignment : command.assignments()) {
      assignments.add(new Assignment(assignment.name(), expand(assignment.values())));
    }
    Optional<Input> input =
        command
            .input()
            .map(one -> new Input(only(expand(one.word()), one), one.isFile(), one.isRunHere()));
    List<Word> words = expand(command.words());
    Optional<Input> written = written(words, input);
    return new SimpleCommand(
        assignments,
        written.isPresent() && isCatOfOne(words) ? words.subList(0, 1) : words,
        written.isPresent() ? written : input,
        command.output(),
        command.isConditional());
  }

  /** Notes what a file has from now on. */
  void write(Word file, List<SimpleCommand> pipeline) {
    for (Word name : expand(file)) {
      if (name.isLiteral()) {
        files.put(key(name.text()), new Script(List.of(new Pipeline(List.copyOf(pipeline)))));
      }
    }
  }

  private static String key(String file) {
    return file.startsWith("./") ? file.substring(2) : file;
  }

  private static boolean isCatOfOne(List<Word> words) {
    return words.size() == 2 && words.get(0).text().equals("cat");
  }

  /** The text of a script that the line itself has written into a file. */
  Optional<String> script(String file) {
    Script script = files.get(key(file));
    return script == null ? Optional.empty() : Fed.text(script.pipelines().get(0).commands(), this);
  }

  /** What the line itself has written into the file that a command reads. */
  private Optional<Input> written(List<Word> words, Optional<Input> input) {
    Word file = input.filter(Input::isFile).map(Input::word).orElse(null);
    Word name = isCatOfOne(words) ? words.get(1) : file;
    Script script = name != null && name.isLiteral() ? files.get(key(name.text())) : null;
    return Optional.ofNullable(script).map(Input::of);
  }

  private static Word only(List<Word> words, Input input) {
    if (words.size() == 1 || input.isFile()) {
      return words.size() == 1 ? words.get(0) : Word.unknown(input.word().source());
    }
    List<Part> lines = new ArrayList<>();
    for (Word word : words) {
      lines.addAll(word.parts());
      lines.add(new Part.Literal("\n", true));
    }
    return Word.of(lines);
  }

  /** All words that these may become, in their order. */
  List<Word> expand(List<Word> words) {
    List<Word> expanded = new ArrayList<>();
    for (Word word : words) {
      expanded.addAll(expand(word));
    }
    return expanded;
  }

  private List<Word> expand(Word word) {
    if (word.isLiteral() && word.text().indexOf('{') < 0) {
      return List.of(word);
    }
    Optional<List<Word>> several = Braces.expand(word);
    if (several.isEmpty()) {
      return List.of(Word.unknown(word.source()));
    }
    List<Word> expanded = new ArrayList<>();
    for (Word one : several.get()) {
      expanded.addAll(one.isLiteral() ? List.of(one) : alternatives(one));
    }
    return expanded.size() > Braces.MOST ? List.of(Word.unknown(word.source())) : expanded;
  }

  private List<Word> alternatives(Word word) {
    List<List<Part>> begun = List.of(List.of());
    for (Part part : word.parts()) {
      List<List<Part>> endings = values(part);
      List<List<Part>> longer = new ArrayList<>();
      if (steps > MOST_STEPS || (long) begun.size() * endings.size() > Braces.MOST) {
        return List.of(Word.unknown(word.source()));
      }
      for (List<Part> start : begun) {
        for (List<Part> ending : endings) {
          List<Part> both = new ArrayList<>(start);
          both.addAll(ending);
          int weight = weight(both, HEAVIEST);
          steps += weight;
          if (weight >= HEAVIEST || steps > MOST_STEPS) {
            return List.of(Word.unknown(word.source()));
          }
          longer.add(both);
        }
      }
      begun = longer;
    }
    List<Word> words = new ArrayList<>();
    for (List<Part> parts : begun) {
      words.add(Word.of(parts));
    }
    return words;
  }

  /** What a part may become; each of it is a list of parts. */
  private List<List<Part>> values(Part part) {
    steps++;
    if (part instanceof Part.Variable variable) {
      Optional<List<Word>> known = known(variable);
      return known.isEmpty() ? List.of(List.of(part)) : fields(known.get(), variable.isQuoted());
    }
    if (part instanceof Part.Substitution substitution && steps <= MOST_STEPS) {
      Script script = expand(substitution.script());
      Optional<String> output =
          substitution.isFile() ? Optional.empty() : outputs.of(script).map(String::strip);
      if (output.isPresent()) {
        return fields(List.of(Word.literal(output.get())), substitution.isQuoted());
      }
      return List.of(
          List.of(
              new Part.Substitution(
                  script, substitution.isFile(), substitution.isQuoted(), substitution.source())));
    }
    return List.of(List.of(part));
  }

  private Optional<List<Word>> known(Part.Variable variable) {
    List<Word> known = values.get(variable.name());
    if (known != null) {
      return Optional.of(known);
    }
    Optional<List<Word>> before =
        outside.variable(variable.name()).map(value -> List.of(Word.literal(value)));
    return before.isPresent() ? before : variable.fallback().map(this::expand);
  }

  /** A shell splits what is not quoted. */
  private static List<List<Part>> fields(List<Word> words, boolean isQuoted) {
    List<List<Part>> fields = new ArrayList<>();
    for (Word word : words) {
      if (isQuoted || !word.isLiteral()) {
        fields.add(word.parts());
      } else {
        for (String field : word.text().strip().split("\\s+")) {
          fields.add(List.of(new Part.Literal(field, true)));
        }
      }
    }
    return fields;
  }

  private Script expand(Script script) {
    List<Pipeline> pipelines = new ArrayList<>();
    for (Pipeline pipeline : script.pipelines()) {
      List<SimpleCommand> commands = new ArrayList<>();
      for (SimpleCommand command : pipeline.commands()) {
        commands.add(expand(command));
      }
      pipelines.add(new Pipeline(commands));
    }
    return new Script(pipelines, script.functions());
  }

  /** Counted up to a limit. */
  private static int weight(List<Part> parts, int limit) {
    int weight = 0;
    for (Part part : parts) {
      weight += 1 + part.source().length() / CHARACTERS;
      if (part instanceof Part.Substitution substitution) {
        weight += weight(substitution.script(), limit - weight);
      }
      if (weight >= limit) {
        return limit;
      }
    }
    return weight;
  }

  private static int weight(Script script, int limit) {
    int weight = 0;
    for (Pipeline pipeline : script.pipelines()) {
      for (SimpleCommand command : pipeline.commands()) {
        List<Word> words = new ArrayList<>(command.words());
        command.assignments().forEach(assignment -> words.addAll(assignment.values()));
        command.input().ifPresent(input -> words.add(input.word()));
        for (Word word : words) {
          weight += 1 + weight(word.parts(), limit - weight);
          if (weight >= limit) {
            return limit;
          }
        }
      }
    }
    return weight;
  }
}
