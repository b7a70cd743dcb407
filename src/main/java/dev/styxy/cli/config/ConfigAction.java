package dev.styxy.cli.config;

import dev.styxy.cli.invocation.Context;
import picocli.CommandLine.ParseResult;

/** One action of {@code styxy config}, created only when it is called. */
interface ConfigAction {

  /**
   * Does it.
   *
   * @return the exit status
   * @throws dev.styxy.model.StyxyException when it fails
   */
  int run(ParseResult arguments, Context context);
}
