package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.adopt.PlannedService;
import dev.styxy.core.adopt.ProjectSurvey;
import dev.styxy.core.adopt.Survey;
import dev.styxy.core.document.Node;
import dev.styxy.core.document.ProjectDirectory;
import dev.styxy.core.owner.FileOwners;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Looks at a project, and writes its {@code .styxy.json}. */
public final class InitCommand implements Command {
  private static final String DRY_RUN = "--dry-run";

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(Options.flag("Print the file instead of writing it.", DRY_RUN));
    spec.usageMessage()
        .description(
            "Looks at the files of the project (package.json, compose.yaml, Procfile, .env, and those",
            "of Spring Boot, Django, Rails, Flask, FastAPI, Go and Rust), and writes a .styxy.json",
            "with the services that it finds, their variables, and the line that starts each. It says",
            "what it could not see. It runs nothing, and never overwrites a file.")
        .footer(
            "", "Examples:", "  styxy init --dry-run    look first", "  styxy init && styxy env");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Path file = context.configFiles().projectFile();
    ProjectDirectory directory = new ProjectDirectory(file.getParent(), new FileOwners());
    Survey survey = new ProjectSurvey(directory, context.documents()).survey();
    boolean isDry = CommonOptions.isSet(arguments, DRY_RUN);
    Optional<List<String>> present = present(directory, file, context);
    if (survey.services().isEmpty()) {
      throw nothing(survey, directory.root());
    }
    List<PlannedService> missing = missing(survey, present.orElse(List.of()));
    String text = ProjectFileText.of(present.isPresent() ? missing : survey.services());
    boolean isWritten = false;
    if (!isDry && present.isEmpty()) {
      isWritten = context.userFiles().create(file, text.getBytes(StandardCharsets.UTF_8));
    }
    if (!isDry && !isWritten && !missing.isEmpty()) {
      throw refusal(file, present.orElse(List.of()), missing);
    }
    print(context.output(), file, survey, text, isDry, isWritten);
    return 0;
  }

  /** The services that the file has, if there is one. */
  private static Optional<List<String>> present(
      ProjectDirectory directory, Path file, Context context) {
    String name = file.getFileName().toString();
    return directory
        .bytes(name)
        .map(text -> context.documents().json(text, file.toString()))
        .map(node -> List.copyOf(node.at("services").map(Node::fields).orElse(Map.of()).keySet()));
  }

  private static List<PlannedService> missing(Survey survey, List<String> present) {
    List<PlannedService> missing = new ArrayList<>(survey.services());
    missing.removeIf(service -> present.contains(service.name()));
    return missing;
  }

  private static StyxyException nothing(Survey survey, Path directory) {
    String why = survey.unseen().isEmpty() ? "" : ": " + String.join("; ", survey.unseen());
    return new StyxyException(
        FailureCode.NOT_FOUND,
        "no server was found in " + directory + why,
        "styxy run -n web -- COMMAND {port}",
        "echo '{\"services\": {\"web\": {\"type\": \"dev\", \"env\": \"PORT\"}}}' > .styxy.json");
  }

  private static StyxyException refusal(
      Path file, List<String> present, List<PlannedService> missing) {
    String names = String.join(", ", missing.stream().map(PlannedService::name).toList());
    return new StyxyException(
        FailureCode.REFUSED,
        file
            + " is there already"
            + (present.isEmpty() ? "" : ", with " + String.join(", ", present))
            + "; it is left as it is, without "
            + names,
        "see what to add: styxy init --dry-run",
        "edit it: ${EDITOR:-vi} " + ShellWord.of(file.toString()));
  }

  private static void print(
      Output output, Path file, Survey survey, String text, boolean isDry, boolean isWritten) {
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", true);
            json.writeStringField("path", file.toString());
            json.writeBooleanField("written", isWritten);
            json.writeStringField("content", text);
            JsonFields.objects(
                json,
                "services",
                survey.services(),
                service -> {
                  json.writeStringField("name", service.name());
                  json.writeStringField("service_type", service.type());
                  json.writeStringField("env", service.variable());
                  json.writeStringField("protocol", service.protocol().word());
                  JsonFields.string(
                      json, "run", Optional.of(service.run()).filter(run -> !run.isEmpty()));
                  json.writeStringField("source", service.source());
                });
            JsonFields.strings(json, "unseen", survey.unseen());
          });
      return;
    }
    survey.unseen().forEach(output::note);
    if (isDry) {
      text.lines().forEach(output::answer);
    } else if (isWritten) {
      output.note("wrote " + file);
      output.advise(next(survey, file));
    } else {
      output.note("nothing to add to " + file);
    }
  }

  private static List<String> next(Survey survey, Path file) {
    List<String> lines = new ArrayList<>();
    for (PlannedService service : survey.services()) {
      if (!service.run().isEmpty()) {
        lines.add(service.run());
      }
    }
    lines.add("styxy env --write .env");
    if (Files.exists(file.resolveSibling(".git"))) {
      lines.add("git add " + file.getFileName()); // a new worktree has what is committed
    }
    return lines;
  }
}
