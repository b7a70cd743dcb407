package dev.styxy.cli.config;

import dev.styxy.cli.invocation.Context;
import picocli.CommandLine.ParseResult;

/** What one word after {@code styxy config} does. Made only when it is the one that is called. */
interface ConfigAction {

  /**
   * Does it.
   *
   * @return the exit status
   * @throws dev.styxy.model.StyxyException when it cannot be done
   */
  int run(ParseResult arguments, Context context);
}
