package dev.styxy.cli.hooks;

import dev.styxy.cli.invocation.Context;
import picocli.CommandLine.ParseResult;

/** One action of {@code styxy hooks}, created only when it is called. */
interface HooksAction {

  /**
   * Does it.
   *
   * @return the exit status
   * @throws dev.styxy.model.StyxyException when it fails
   */
  int run(ParseResult arguments, Context context);
}
