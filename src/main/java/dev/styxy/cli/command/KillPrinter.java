package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.kill.KillPlan;
import dev.styxy.core.kill.KillTarget;
import dev.styxy.core.kill.Killer;
import dev.styxy.core.kill.ReleaseAfterKill;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.system.Signals;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Prints what {@code kill} would do, or has done. */
final class KillPrinter {
  private final Output output;

  KillPrinter(Output output) {
    this.output = output;
  }

  /**
   * Prints it; returns 1 when one of the words means nobody, else 0.
   *
   * @param isConfirmed whether a yes was given for what needs one
   */
  int printPlan(KillPlan plan, boolean isConfirmed) {
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", plan.missing().isEmpty());
            json.writeBooleanField("dry_run", true);
            targets(json, plan.targets());
            failure(json, plan.missing(), FailureCode.NOT_FOUND);
          });
      return plan.missing().isEmpty() ? 0 : 1;
    }
    for (KillTarget target : plan.targets()) {
      for (ProcessInfo process : target.processes()) {
        output.answer(
            "would end "
                + Descriptions.of(process)
                + " on "
                + Descriptions.port(target.port(), target.protocol())
                + (target.isOwn() ? "" : remark(target, isConfirmed)));
      }
    }
    plan.missing().forEach(output::error);
    return plan.missing().isEmpty() ? 0 : 1;
  }

  private static String remark(KillTarget target, boolean isConfirmed) {
    return (isConfirmed ? ", though it " : "; needs --yes: it ") + target.whyNotOne();
  }

  /** Prints it; returns 0 when every port that was meant is free now, else 1. */
  int print(KillPlan plan, List<Killer.Ended> ended, ReleaseAfterKill.Ending ending) {
    List<String> problems = problems(ended, ending.busy());
    FailureCode code = problems.isEmpty() ? FailureCode.NOT_FOUND : FailureCode.TIMED_OUT;
    problems.addAll(plan.missing());
    if (output.isJson()) {
      output.answer(json -> write(json, plan.targets(), ended, ending.kept(), problems, code));
      return problems.isEmpty() ? 0 : 1;
    }
    for (Killer.Ended one : ended) {
      if (one.hasEnded()) {
        output.note("ended " + Descriptions.of(one.process()) + " with " + one.signal());
      }
    }
    for (Allocation kept : ending.kept()) {
      output.note(SelectionPrinter.words(kept) + " stays allocated: " + keepers(kept));
    }
    problems.forEach(output::error);
    return problems.isEmpty() ? 0 : 1;
  }

  private static String keepers(Allocation kept) {
    if (kept.isOfProject()) {
      return "it belongs to the project";
    }
    return Descriptions.of(kept.owners()) + (kept.owners().size() == 1 ? " has it" : " have it");
  }

  private static List<String> problems(List<Killer.Ended> ended, List<PortReport> busy) {
    List<String> problems = new ArrayList<>();
    for (Killer.Ended one : ended) {
      if (!one.hasEnded()) {
        boolean isDenied = one.delivery() == Signals.Delivery.DENIED;
        String what = isDenied ? " may not be signalled by this user" : " did not end";
        problems.add(Descriptions.of(one.process()) + what);
      }
    }
    for (PortReport report : busy) {
      problems.add(report.explanation());
    }
    return problems;
  }

  private static void write(
      JsonGenerator json,
      List<KillTarget> targets,
      List<Killer.Ended> ended,
      List<Allocation> kept,
      List<String> problems,
      FailureCode code)
      throws IOException {
    json.writeBooleanField("success", problems.isEmpty());
    json.writeBooleanField("dry_run", false);
    targets(json, targets);
    JsonFields.objects(
        json,
        "ended",
        ended,
        one -> {
          json.writeNumberField("pid", one.process().pid());
          json.writeStringField("name", one.process().command());
          json.writeStringField("signal", one.signal().name());
          json.writeBooleanField("ended", one.hasEnded());
        });
    JsonFields.objects(json, "kept", kept, allocation -> JsonFields.allocation(json, allocation));
    failure(json, problems, code);
  }

  private static void failure(JsonGenerator json, List<String> problems, FailureCode code)
      throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    json.writeStringField("error", String.join("; ", problems));
    json.writeStringField("code", code.word());
    String advice = code == FailureCode.NOT_FOUND ? "styxy list" : "styxy scan";
    JsonFields.strings(json, "suggestions", List.of(advice));
  }

  private static void targets(JsonGenerator json, List<KillTarget> targets) throws IOException {
    JsonFields.objects(
        json,
        "targets",
        targets,
        target -> {
          json.writeNumberField("port", target.port());
          json.writeStringField("protocol", target.protocol().word());
          json.writeBooleanField("own", target.isOwn());
          json.writeFieldName("allocated_to");
          JsonFields.allocationOrNull(json, target.allocation());
          JsonFields.seen(json, "processes", target.processes());
        });
  }
}
