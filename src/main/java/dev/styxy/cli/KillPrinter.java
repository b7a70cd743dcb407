package dev.styxy.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.core.Descriptions;
import dev.styxy.core.KillTarget;
import dev.styxy.core.Killer;
import dev.styxy.core.PortReport;
import dev.styxy.core.Signals;
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

  void printPlan(List<KillTarget> targets) {
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", true);
            json.writeBooleanField("dry_run", true);
            targets(json, targets);
          });
      return;
    }
    for (KillTarget target : targets) {
      for (ProcessInfo process : target.processes()) {
        output.answer(
            "would end "
                + Descriptions.of(process)
                + " on "
                + Descriptions.port(target.port(), target.protocol())
                + (target.isOwn() ? "" : " (not of a lease of this project)"));
      }
    }
  }

  /** Prints it; returns 0 when every port is free now, else 1. */
  int print(List<KillTarget> targets, List<Killer.Ended> ended, List<PortReport> busy) {
    List<String> problems = problems(ended, busy);
    if (output.isJson()) {
      output.answer(json -> write(json, targets, ended, problems));
      return problems.isEmpty() ? 0 : 1;
    }
    for (Killer.Ended one : ended) {
      if (one.hasEnded()) {
        output.note("ended " + Descriptions.of(one.process()) + " with " + one.signal());
      }
    }
    problems.forEach(output::error);
    return problems.isEmpty() ? 0 : 1;
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
      JsonGenerator json, List<KillTarget> targets, List<Killer.Ended> ended, List<String> problems)
      throws IOException {
    json.writeBooleanField("success", problems.isEmpty());
    json.writeBooleanField("dry_run", false);
    targets(json, targets);
    json.writeArrayFieldStart("ended");
    for (Killer.Ended one : ended) {
      json.writeStartObject();
      json.writeNumberField("pid", one.process().pid());
      json.writeStringField("name", one.process().command());
      json.writeStringField("signal", one.signal().name());
      json.writeBooleanField("ended", one.hasEnded());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (!problems.isEmpty()) {
      json.writeStringField("error", String.join("; ", problems));
      json.writeStringField("code", FailureCode.TIMED_OUT.word());
      JsonFields.strings(json, "suggestions", List.of("styxy scan"));
    }
  }

  private static void targets(JsonGenerator json, List<KillTarget> targets) throws IOException {
    json.writeArrayFieldStart("targets");
    for (KillTarget target : targets) {
      json.writeStartObject();
      json.writeNumberField("port", target.port());
      json.writeStringField("protocol", target.protocol().word());
      json.writeBooleanField("own", target.isOwn());
      json.writeFieldName("allocated_to");
      JsonFields.allocationOrNull(json, target.allocation());
      JsonFields.seen(json, "processes", target.processes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
