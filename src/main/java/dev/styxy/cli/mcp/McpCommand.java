package dev.styxy.cli.mcp;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Invocations;
import dev.styxy.cli.invocation.Options;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Serves the Model Context Protocol to the agent that started it. */
public final class McpCommand implements Command {
  private static final String PROJECT = "--project";

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        Options.value("DIR", "Where calls work that name no project (default: here).", PROJECT));
    spec.usageMessage()
        .description(
            "Serves the Model Context Protocol on stdin and stdout, for coding agents, until stdin",
            "ends or the agent does. Each call is one ordinary invocation, in the directory of its",
            "argument project; the ports belong to the agent. Agents often pass on few variables:",
            "STYXY_HOME or XDG_STATE_HOME, where set, belong into the agent's configuration, too.")
        .footer(
            "",
            "Examples:",
            "  claude mcp add --scope user styxy -- styxy mcp",
            "  codex mcp add styxy -- styxy mcp");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Path directory =
        Options.given(arguments, PROJECT)
            .map(word -> Path.of(Arguments.directory(word, context.workingDirectory())))
            .orElse(context.workingDirectory());
    if (context.isTerminal()) {
      context
          .output()
          .hint(
              "agents speak to this with JSON-RPC on stdin, see styxy mcp --help; Ctrl-D ends it");
      context.output().flush();
    }
    Invocations invocations = context.invocations();
    Client client = new Client(invocations);
    Optional<String> owner = context.variable("STYXY_OWNER");
    ToolRunner runner = new ToolRunner(invocations, directory, client.variables(owner.isPresent()));
    Replies replies = new Replies(context.output(), context.version());
    Methods methods = new Methods(ToolTable.read(), runner, client, replies);
    new McpServer(context.input(), methods, client).serve();
    return 0;
  }
}
