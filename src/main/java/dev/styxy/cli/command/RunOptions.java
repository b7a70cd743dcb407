package dev.styxy.cli.command;

import dev.styxy.cli.invocation.OptionWords;
import dev.styxy.cli.invocation.Options;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The options and operands of {@code run}, and where they end. */
final class RunOptions {
  static final String CREATE_TYPE = "--create-type";
  static final String FROM = "--from";
  static final String NO_HOLD = "--no-hold";
  static final String SOCKET = "--socket";
  static final String BIND = "--bind";

  private RunOptions() {}

  static void describe(CommandSpec spec) {
    Options.operand(spec, 0, "NAME --", "A service in .styxy.json; options may also follow it.");
    Options.operand(
        spec, 1, "COMMAND [ARG]...", "The command: everything from the first non-option argument.");
    spec.addOption(Options.value("TYPE", "The service type (default: dev).", "-s", "--service"));
    spec.addOption(
        Options.value(
            "NAME", "Name the service: it gets the same port each time.", "-n", "--name"));
    spec.addOption(
        Options.value("PORT", "Prefer this port; get another if it is taken.", "-p", "--port"));
    spec.addOption(Options.flag("With --port: get this port or fail (exit 4).", "--exact"));
    spec.addOption(
        Options.values(
            "VAR", "Set this variable to the port (default: PORT); may be repeated.", "--env"));
    spec.addOption(
        Options.value(
            "FILE", "Also set the variables of this .env file, expanded as by env --from.", FROM));
    spec.addOption(
        Options.flag(
            "Do not hold the port (for servers that fail with \"address in use\").", NO_HOLD));
    spec.addOption(Options.flag("Pass a listening socket as descriptor 3 (LISTEN_FDS=1).", SOCKET));
    spec.addOption(
        Options.value(
            "ADDRESS",
            "With --socket: listen on this address (default: 127.0.0.1); :: is all.",
            BIND));
    spec.addOption(
        Options.flag("Allocate a new port even if the name is already running.", "--new"));
    spec.addOption(
        Options.flag("Create an unknown type even if it looks like a typo.", CREATE_TYPE));
    spec.addOption(
        Options.value(
            "project", "Keep the port for the project when the command ends.", "--owner"));
    spec.addOption(
        Options.value(
            "TIME|none",
            "Expire after this long unused (default: 30m); none: when its owner ends.",
            "--ttl"));
  }

  /**
   * Where styxy's own words end in these: at {@code --}, or at the first non-option argument,
   * unless that is the name of a service, with nothing but known options between it and {@code --}.
   * An unknown option there shows that the name is the command.
   */
  static int end(List<String> words, OptionWords options) {
    int name = options.skip(words, 0);
    int delimiter = options.skipKnown(words, name + 1);
    boolean isService =
        delimiter < words.size()
            && !words.get(name).equals(Options.DELIMITER)
            && words.get(delimiter).equals(Options.DELIMITER);
    return Math.min(isService ? delimiter : name, words.size());
  }
}
