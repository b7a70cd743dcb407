package dev.styxy.cli.config;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.settings.ConfigFiles;
import dev.styxy.core.settings.ConfigProblem;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** Reports every problem in the files. */
final class ConfigValidate implements ConfigAction {
  private static final String STDIN = "-";
  private static final String STDIN_NAME = "(stdin)";

  @Override
  public int run(ParseResult arguments, Context context) {
    ConfigFiles files = context.configFiles();
    Optional<String> word = Options.operand(arguments, 1);
    if (word.isPresent() && word.get().equals(STDIN)) {
      List<ConfigProblem> problems = files.check(context.input(), STDIN_NAME);
      return tell(problems, List.of(STDIN_NAME), context.output());
    }
    Optional<Path> file = word.map(name -> path(name, context));
    return tell(files.check(file), checked(files, file), context.output());
  }

  private static int tell(List<ConfigProblem> problems, List<String> checked, Output output) {
    long errors = problems.stream().filter(ConfigProblem::isError).count();
    if (output.isJson()) {
      output.answer(json -> write(json, problems, errors, checked));
    } else {
      print(problems, errors, checked, output);
    }
    return errors == 0 ? 0 : FailureCode.CONFIG_INVALID.exitStatus();
  }

  private static Path path(String word, Context context) {
    try {
      return context.workingDirectory().resolve(word);
    } catch (InvalidPathException e) {
      throw new StyxyException(FailureCode.USAGE, "'" + word + "' is not a path");
    }
  }

  private static List<String> checked(ConfigFiles files, Optional<Path> file) {
    List<String> checked = new ArrayList<>();
    for (Path path : file.map(List::of).orElse(List.of(files.userFile(), files.projectFile()))) {
      if (Files.exists(path)) {
        checked.add(path.toString());
      }
    }
    return checked;
  }

  private static void print(
      List<ConfigProblem> problems, long errors, List<String> checked, Output output) {
    for (ConfigProblem problem : problems) {
      String fix = problem.fix().isEmpty() ? "" : " (" + problem.fix() + ")";
      output.answer(problem.severity().word() + ": " + problem.sentence() + fix);
    }
    if (checked.isEmpty()) {
      output.note("no configuration file; the built-in values apply");
    } else if (errors == 0) {
      output.note("no errors in " + String.join(" and ", checked));
    }
  }

  private static void write(
      JsonGenerator json, List<ConfigProblem> problems, long errors, List<String> checked)
      throws IOException {
    json.writeBooleanField("success", errors == 0);
    JsonFields.strings(json, "files", checked);
    JsonFields.objects(
        json,
        "problems",
        problems,
        problem -> {
          json.writeStringField("severity", problem.severity().word());
          json.writeStringField("file", problem.file());
          json.writeNumberField("line", problem.line());
          json.writeNumberField("column", problem.column());
          json.writeStringField("key", problem.key());
          json.writeStringField("message", problem.message());
          json.writeStringField("fix", problem.fix());
        });
    if (errors > 0) {
      json.writeStringField("error", errors == 1 ? "1 error" : errors + " errors");
      json.writeStringField("code", FailureCode.CONFIG_INVALID.word());
      JsonFields.strings(json, "suggestions", List.of());
    }
  }
}
