package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Table;
import dev.styxy.core.app.Application;
import dev.styxy.core.lease.LeftBehind;
import dev.styxy.core.report.Cleaner;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.system.Directories;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Coordinator;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.model.Allocation;
import dev.styxy.model.Verdict;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Reclaims what is stale and says why, or releases everything. */
public final class CleanupCommand implements Command {
  private static final List<Column> COLUMNS =
      List.of(
          Column.whole("port"),
          Column.text("type"),
          Column.text("name"),
          Column.path("project"),
          Column.whole("reason"),
          Column.text("detail"));

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(Options.flag("Only say what would be reclaimed.", "--dry-run"));
    spec.addOption(Options.flag("Release every allocation on this machine.", "-f", "--force"));
    spec.usageMessage()
        .description(
            "Reclaims stale allocations, and prints one row for each with the reason. Every command",
            "reclaims them; this one says what it found.")
        .footer(
            "",
            "Examples:",
            "  styxy cleanup --dry-run    what is stale, and why",
            "  styxy cleanup --force      start over");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    boolean isDryRun = CommonOptions.isSet(arguments, "--dry-run");
    Application application = context.openApplication();
    Coordinator coordinator = application.coordinator();
    Directories directories = application.host().directories();
    var change =
        CommonOptions.isSet(arguments, "--force")
            ? new Cleaner(directories).cleanByForce()
            : new Cleaner(directories).clean();
    Outcome<List<Judgement>> outcome =
        isDryRun ? coordinator.preview(change) : coordinator.run(change);
    if (!isDryRun) {
      context.output().done(message(outcome.answer(), false));
    }
    List<LeftBehind> left =
        CommonOptions.isSet(arguments, "--force")
            ? List.of()
            : LeftBehind.of(outcome.transaction(), directories);
    print(outcome.answer(), left, isDryRun, context.output());
    if (CommonOptions.isSet(arguments, CommonOptions.DEBUG)) {
      outcome.transaction().sweep().failures().forEach(context.output()::trace);
    }
    return 0;
  }

  private static void print(
      List<Judgement> reclaimed, List<LeftBehind> left, boolean isDryRun, Output output) {
    if (output.isJson()) {
      output.answer(json -> write(json, reclaimed, left, isDryRun));
      return;
    }
    Table table = new Table(COLUMNS);
    for (Judgement judgement : reclaimed) {
      Allocation allocation = judgement.allocation();
      Verdict.Stale stale = (Verdict.Stale) judgement.verdict();
      table.add(
          Descriptions.port(allocation.port(), allocation.protocol()),
          allocation.type(),
          allocation.name().orElse("-"),
          output.look().path(allocation.project()),
          stale.reason().word(),
          stale.evidence());
    }
    table.print(output);
    for (LeftBehind one : left) {
      output.note(one.words());
    }
    output.hint(message(reclaimed, isDryRun));
  }

  private static String message(List<Judgement> reclaimed, boolean isDryRun) {
    String count = reclaimed.size() + (reclaimed.size() == 1 ? " allocation" : " allocations");
    return isDryRun ? count + " would be reclaimed" : count + " reclaimed";
  }

  private static void write(
      JsonGenerator json, List<Judgement> reclaimed, List<LeftBehind> left, boolean isDryRun)
      throws IOException {
    json.writeBooleanField("success", true);
    json.writeNumberField("cleaned", isDryRun ? 0 : reclaimed.size());
    json.writeBooleanField("dry_run", isDryRun);
    json.writeArrayFieldStart("reclaimed");
    for (Judgement judgement : reclaimed) {
      Verdict.Stale stale = (Verdict.Stale) judgement.verdict();
      json.writeStartObject();
      JsonFields.allocation(json, judgement.allocation());
      json.writeStringField("reason", stale.reason().word());
      json.writeStringField("detail", stale.evidence());
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonFields.objects(
        json,
        "left_behind",
        left,
        one -> {
          JsonFields.allocation(json, one.allocation());
          json.writeStringField("detail", one.detail());
          json.writeStringField("suggestion", one.suggestion());
        });
    json.writeStringField("message", message(reclaimed, isDryRun));
  }
}
