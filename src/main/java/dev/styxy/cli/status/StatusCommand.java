package dev.styxy.cli.status;

import dev.styxy.cli.compose.ComposeStarts;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.app.Application;
import dev.styxy.core.status.ProjectInspector;
import dev.styxy.core.status.ProjectStatus;
import dev.styxy.core.status.ServiceStarts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows a project at a glance. */
public final class StatusCommand implements Command {

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description(
            "Shows the services of this project, those of .styxy.json and all others that have a port:",
            "their ports, who listens there, and what to type next. LISTENER is the service's own",
            "server unless it says otherwise.")
        .footer(
            "",
            "Examples:",
            "  styxy status           this project",
            "  styxy status --json    for scripts and agents");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Application application = context.openApplication();
    ServiceStarts starts = new ComposeStarts(context, application.config().services());
    ProjectStatus status = new ProjectInspector(application, context.project(), starts).inspect();
    Output output = context.output();
    if (output.isJson()) {
      output.answer(json -> StatusJson.write(json, status));
    } else {
      StatusTable.print(status, output);
    }
    return 0;
  }
}
