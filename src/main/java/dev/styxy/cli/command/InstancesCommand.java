package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Table;
import dev.styxy.core.report.InstanceReport;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.model.Allocation;
import dev.styxy.model.IsoTime;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows the sessions that have allocations. */
public final class InstancesCommand implements Command {

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description(
            "Shows the sessions that have ports. STYXY_INSTANCE or CLAUDE_INSTANCE_ID names a session,",
            "otherwise the process that owns the ports. A port with several owners belongs to the",
            "session that got it first. A session was last seen when it allocated or renewed a port,",
            "when one of its ports was in use, or when it ran any command with such a variable set,",
            "which also renews its leases, at most once per tenth of their ttl.")
        .footer(
            "",
            "Examples:",
            "  styxy instances",
            "  styxy renew --instance ID      renew all leases of a session",
            "  styxy release --instance ID    release all of its ports");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Outcome<List<InstanceReport>> outcome =
        context
            .openApplication()
            .coordinator()
            .run(transaction -> InstanceReport.of(transaction.sweep()));
    print(outcome.answer(), outcome.transaction().now().wallMillis(), context.output());
    return 0;
  }

  private static void print(List<InstanceReport> instances, long nowMillis, Output output) {
    if (output.isJson()) {
      output.answer(json -> write(json, instances));
      return;
    }
    Table table =
        new Table(
            List.of(
                Column.text("instance"),
                Column.path("project"),
                Column.text("owner"),
                Column.whole("ports"),
                Column.whole("last_seen")));
    for (InstanceReport instance : instances) {
      int others = instance.projects().size() - 1;
      table.add(
          instance.id(),
          output.look().path(instance.projects().get(0)) + (others == 0 ? "" : " +" + others),
          instance.owner().map(owner -> owner.command() + " " + owner.pid()).orElse("-"),
          Integer.toString(instance.allocations().size()),
          output.look().time(instance.lastSeen(), nowMillis));
    }
    table.print(output);
    if (instances.isEmpty()) {
      output.hint("no allocations");
    }
  }

  private static void write(JsonGenerator json, List<InstanceReport> instances) throws IOException {
    json.writeBooleanField("success", true);
    JsonFields.objects(
        json,
        "instances",
        instances,
        instance -> {
          json.writeStringField("instance_id", instance.id());
          JsonFields.strings(json, "project_paths", instance.projects());
          JsonFields.process(json, "owner", instance.owner());
          json.writeNumberField("count", instance.allocations().size());
          json.writeStringField("last_seen", IsoTime.of(instance.lastSeen()));
          json.writeArrayFieldStart("ports");
          for (Allocation allocation : instance.allocations()) {
            json.writeNumber(allocation.port());
          }
          json.writeEndArray();
        });
  }
}
