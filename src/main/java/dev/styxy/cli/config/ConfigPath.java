package dev.styxy.cli.config;

import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.settings.ConfigFiles;
import java.nio.file.Files;
import picocli.CommandLine.ParseResult;

/** Says where the files are, or would be. */
final class ConfigPath implements ConfigAction {

  @Override
  public int run(ParseResult arguments, Context context) {
    ConfigFiles files = context.configFiles();
    boolean exists = Files.exists(files.userFile());
    boolean projectExists = Files.exists(files.projectFile());
    Output output = context.output();
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", true);
            json.writeStringField("path", files.userFile().toString());
            json.writeBooleanField("exists", exists);
            json.writeStringField("project_path", files.projectFile().toString());
            json.writeBooleanField("project_exists", projectExists);
          });
      return 0;
    }
    output.answer(files.userFile().toString());
    if (!exists) {
      output.hint("it does not exist; styxy config init writes one to start from");
    }
    if (projectExists) {
      output.hint("overridden by " + files.projectFile());
    }
    return 0;
  }
}
