package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Table;
import dev.styxy.core.app.Application;
import dev.styxy.core.report.InstanceReport;
import dev.styxy.core.report.Session;
import dev.styxy.core.report.SessionFinder;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.model.Allocation;
import dev.styxy.model.IsoTime;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows the sessions that have allocations. */
public final class InstancesCommand implements Command {
  private static final int MOST = 5;

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description(
            "Shows the sessions that have ports. STYXY_INSTANCE or CLAUDE_INSTANCE_ID names a session,",
            "otherwise the process that owns the ports. A port with several owners belongs to the",
            "session that got it first. A session was last seen when it allocated or renewed a port,",
            "when one of its ports was in use, or when it ran any command with such a variable set,",
            "which also renews its leases, at most once per tenth of their ttl. The session column shows",
            "what started the owner, as far as its processes and its environment tell: a coding agent,",
            "CI, a terminal, a tmux pane, ssh.")
        .footer(
            "",
            "Examples:",
            "  styxy instances",
            "  styxy renew --instance ID      renew all leases of a session",
            "  styxy release --instance ID    release all of its ports, in all projects");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Application application = context.openApplication();
    Outcome<List<InstanceReport>> outcome =
        application.coordinator().look(transaction -> InstanceReport.of(transaction.sweep()));
    SessionFinder sessions = new SessionFinder(application.host().processes());
    long now = outcome.transaction().now().wallMillis();
    print(outcome.answer(), sessions, now, context.output());
    return 0;
  }

  private static void print(
      List<InstanceReport> instances, SessionFinder sessions, long nowMillis, Output output) {
    if (output.isJson()) {
      output.answer(json -> write(json, instances, sessions));
      return;
    }
    Table table =
        new Table(
            List.of(
                Column.text("instance"),
                Column.path("project"),
                Column.text("owner"),
                Column.text("session"),
                Column.text("ports"),
                Column.whole("last_seen")));
    for (InstanceReport instance : instances) {
      int others = instance.projects().size() - 1;
      table.add(
          instance.id(),
          output.look().path(instance.projects().get(0)) + (others == 0 ? "" : " +" + others),
          instance.owner().map(owner -> owner.command() + " " + owner.pid()).orElse("-"),
          dash(sessions.of(instance.owners()).words()),
          ports(instance.allocations()),
          output.look().time(instance.lastSeen(), nowMillis));
    }
    table.print(output);
    if (instances.isEmpty()) {
      output.hint("no allocations");
    }
  }

  private static String dash(String words) {
    return words.isEmpty() ? "-" : words;
  }

  /** As many as a row has room for, and how many more there are. */
  private static String ports(List<Allocation> allocations) {
    StringBuilder ports = new StringBuilder();
    for (Allocation allocation : allocations.subList(0, Math.min(MOST, allocations.size()))) {
      ports.append(ports.isEmpty() ? "" : " ").append(allocation.port());
    }
    int more = allocations.size() - MOST;
    return ports + (more > 0 ? " +" + more : "");
  }

  private static void write(
      JsonGenerator json, List<InstanceReport> instances, SessionFinder sessions)
      throws IOException {
    json.writeBooleanField("success", true);
    JsonFields.objects(
        json,
        "instances",
        instances,
        instance -> {
          json.writeStringField("instance_id", instance.id());
          JsonFields.strings(json, "project_paths", instance.projects());
          JsonFields.process(json, "owner", instance.owner());
          write(json, sessions.of(instance.owners()));
          json.writeNumberField("count", instance.allocations().size());
          json.writeStringField("last_seen", IsoTime.of(instance.lastSeen()));
          json.writeArrayFieldStart("ports");
          for (Allocation allocation : instance.allocations()) {
            json.writeNumber(allocation.port());
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, Session session) throws IOException {
    json.writeObjectFieldStart("session");
    JsonFields.string(json, "agent", session.agent());
    JsonFields.string(json, "ci", session.ci());
    JsonFields.string(json, "terminal", session.terminal());
    JsonFields.string(json, "tmux_pane", session.pane());
    JsonFields.string(json, "ssh_client", session.sshClient());
    json.writeEndObject();
  }
}
