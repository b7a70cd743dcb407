package dev.styxy.cli.config;

import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.settings.ConfigFiles;
import picocli.CommandLine.ParseResult;

/** Writes a file to start from. */
final class ConfigInit implements ConfigAction {
  private final boolean isOldWord;

  ConfigInit() {
    this(false);
  }

  /**
   * The same under its former name.
   *
   * @param isOldWord whether to mention the new name
   */
  ConfigInit(boolean isOldWord) {
    this.isOldWord = isOldWord;
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    ConfigFiles files = context.configFiles();
    files.init();
    String path = files.userFile().toString();
    Output output = context.output();
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", true);
            json.writeStringField("path", path);
            json.writeStringField("message", "wrote " + path);
          });
    } else {
      output.answer(path);
      if (isOldWord) {
        output.note("'config generate' is now: styxy config init");
      }
      output.hint("everything in it is a comment; uncomment what you want to change");
    }
    return 0;
  }
}
