package dev.styxy.cli.config;

import dev.styxy.cli.invocation.Context;
import picocli.CommandLine.ParseResult;

/** Prints the JSON Schema of the files, which is one JSON object already. */
final class ConfigSchema implements ConfigAction {

  @Override
  public int run(ParseResult arguments, Context context) {
    context.output().raw(context.configFiles().schema());
    return 0;
  }
}
