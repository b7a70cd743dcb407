package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.app.Application;
import dev.styxy.core.env.EnvFileText;
import dev.styxy.core.env.EnvFormat;
import dev.styxy.core.env.EnvVariable;
import dev.styxy.core.env.ManagedBlock;
import dev.styxy.core.env.ServiceEnv;
import dev.styxy.core.owner.OwnerChoice;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/** {@code env --from}: a {@code .env} file with the variables of services in place. */
final class EnvFromFile {
  private final ParseResult arguments;
  private final Context context;
  private final Output output;

  EnvFromFile(ParseResult arguments, Context context) {
    this.arguments = arguments;
    this.context = context;
    this.output = context.output();
  }

  int run(String from) {
    if (!Options.operands(arguments).isEmpty()) {
      throw new StyxyException(
          FailureCode.USAGE, "--from takes no NAME: the file names what it needs");
    }
    EnvFormat format =
        Options.given(arguments, "--format").map(Arguments::envFormat).orElse(EnvFormat.DOTENV);
    Optional<Path> target =
        Options.given(arguments, "--write")
            .map(word -> Arguments.writtenFile("--write", word, context.workingDirectory()));
    OwnerChoice choice = EnvCommand.owner(arguments, context);
    Application application = context.openApplication();
    EnvSource source = EnvSource.read(from, context.workingDirectory(), application);
    refuseSame(source, target);
    Optional<EnvBlock> block =
        target.map(path -> EnvBlock.read(path, format, application.envFiles()));
    List<ServiceEnv> granted = allocate(source.services(), choice, application);
    List<String> notes = new ArrayList<>();
    String text = source.expanded(granted, notes);
    notes.forEach(output::note);
    if (block.isPresent()) {
      boolean isWritten = block.get().writeLines(lines(text, format, source, true));
      tell(source, target, isWritten, text);
    } else {
      print(text, format, source);
    }
    return 0;
  }

  private void refuseSame(EnvSource source, Optional<Path> target) {
    if (target.isPresent() && target.get().normalize().equals(source.file().normalize())) {
      throw new StyxyException(
          FailureCode.USAGE,
          "--from and --write name the same file",
          "styxy env --from .env.test --write .env.test.local");
    }
  }

  private List<ServiceEnv> allocate(
      List<ProjectService> services, OwnerChoice choice, Application application) {
    if (services.isEmpty()) {
      return List.of();
    }
    List<ServiceEnv> granted =
        application
            .coordinator()
            .run(
                EnvCommand.group(application, context, choice, context.variables(), Set.of())
                    .allocate(services),
                Protocol.BOTH)
            .answer();
    EnvPrinter.tell(granted, output);
    return granted;
  }

  /** The text itself in the format that it has; in any other, what it sets. */
  private List<String> lines(String text, EnvFormat format, EnvSource source, boolean isBlock) {
    if (format == EnvFormat.DOTENV) {
      if (isBlock && ManagedBlock.isMarked(text)) {
        throw new StyxyException(
            FailureCode.CONFIG_INVALID,
            source.file() + " has a block of styxy's, which cannot be within another one",
            "remove it from " + source.file());
      }
      return text.lines().toList();
    }
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> entry : EnvFileText.variables(text).entrySet()) {
      refuseLineBreak(entry, format);
      lines.add(format.line(new EnvVariable(entry.getKey(), entry.getValue(), false, false)));
    }
    return lines;
  }

  private static void refuseLineBreak(Map.Entry<String, String> entry, EnvFormat format) {
    boolean isOneLine = entry.getValue().indexOf('\n') < 0 && entry.getValue().indexOf('\r') < 0;
    if (!isOneLine && (format == EnvFormat.MAKE || format == EnvFormat.DOCKER)) {
      throw new StyxyException(
          FailureCode.CONFIG_INVALID,
          entry.getKey() + " has a line break, which the format " + format.word() + " cannot have",
          "styxy env --from … --format sh");
    }
  }

  private void print(String text, EnvFormat format, EnvSource source) {
    if (output.isJson()) {
      tell(source, Optional.empty(), false, text);
    } else if (format == EnvFormat.JSON) {
      output.answer(
          json -> {
            for (var entry : EnvFileText.variables(text).entrySet()) {
              json.writeStringField(entry.getKey(), entry.getValue());
            }
          });
    } else if (context.isAnswerShown()) {
      lines(text, format, source, false).forEach(output::answer);
    } else if (format == EnvFormat.DOTENV) {
      output.raw(text);
    } else {
      lines(text, format, source, false).forEach(line -> output.raw(line + "\n"));
    }
  }

  private void tell(EnvSource source, Optional<Path> target, boolean isWritten, String text) {
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", true);
            json.writeStringField("from", source.file().toString());
            JsonFields.string(json, "file", target.map(Path::toString));
            json.writeBooleanField("written", isWritten);
            json.writeObjectFieldStart("variables");
            for (var entry : EnvFileText.variables(text).entrySet()) {
              json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
          });
    } else {
      output.note((isWritten ? "wrote " : "nothing to change in ") + target.orElseThrow());
    }
  }
}
