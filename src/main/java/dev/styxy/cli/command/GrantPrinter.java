package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.allocate.Grant;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.AutoRange;
import dev.styxy.model.Moment;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.ShellWord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Prints what was allocated. */
final class GrantPrinter {
  private final Output output;
  private final Moment now;
  private final boolean isAtTerminal;

  /**
   * A printer of grants.
   *
   * @param isAtTerminal whether a person reads the port: a script that asks for the port of its own
   *     server, as in {@code $(…)}, need not hear that it runs
   */
  GrantPrinter(Output output, Moment now, boolean isAtTerminal) {
    this.output = output;
    this.now = now;
    this.isAtTerminal = isAtTerminal;
  }

  /** The ports, one per line; with JSON one object, which lists them if a count was given. */
  void print(List<Grant> grants, boolean isList) {
    if (output.isJson()) {
      output.answer(json -> write(json, grants, isList));
    }
    for (Grant grant : grants) {
      if (!output.isJson()) {
        output.answer(Integer.toString(grant.allocation().port()));
      }
      warn(grant, grants, output);
      tellOfServer(grant);
      output.hint(summary(grant));
    }
  }

  /** Says what is not as it was asked for, or new. */
  static void warn(Grant grant, List<Grant> all, Output output) {
    grant.notes().forEach(output::note);
    if (grant.displaced().isPresent()) {
      output.note(displacement(grant, grant.displaced().get()));
    }
    if (grant.isTypeNew()) {
      output.note(typeWords(grant, all));
    }
  }

  private void tellOfServer(Grant grant) {
    if (grant.isExisting() && grant.isSingle()) {
      output.note(singleWords(grant));
    } else if (isAtTerminal && grant.isOwnServer() && grant.use() instanceof PortUse.Bound bound) {
      output.note(Descriptions.of(bound) + " already: this port was allocated before");
    }
  }

  /**
   * What to know about the type that was created for this; its ports must be released before it can
   * be undone.
   */
  static String typeWords(Grant grant, List<Grant> all) {
    String type = grant.allocation().type();
    StringBuilder ports = new StringBuilder();
    for (Grant one : all) {
      Allocation allocation = one.allocation();
      if (allocation.type().equals(type)) {
        ports.append(' ').append(Descriptions.port(allocation.port(), allocation.protocol()));
      }
    }
    return newType(grant) + "styxy release" + ports + " && " + undo(type);
  }

  /** The same for a command whose lease ends with it. */
  static String typeWords(Grant grant) {
    return newType(grant) + undo(grant.allocation().type());
  }

  private static String newType(Grant grant) {
    AutoRange range = grant.autoRange().orElseThrow();
    return "new service type "
        + range.type()
        + ": ports "
        + range.range()
        + ", placed "
        + range.placement()
        + "; undo it with: ";
  }

  private static String undo(String type) {
    return "styxy config auto-allocation undo " + ShellWord.of(type);
  }

  /** How to reach the one instance that may exist. */
  private static String singleWords(Grant grant) {
    Allocation allocation = grant.allocation();
    Optional<ProcessRef> process = process(allocation);
    return allocation.label()
        + " is a single-instance service and already exists: "
        + (process.isPresent() ? "pid " + process.get().pid() + ", " : "")
        + "instance "
        + allocation.instance()
        + ", "
        + (grant.use().isBound() ? "listening" : "not listening yet")
        + "; use localhost:"
        + allocation.port()
        + ", or end it with: styxy release "
        + allocation.lockId();
  }

  private static Optional<ProcessRef> process(Allocation allocation) {
    return allocation.holder().isPresent() ? allocation.holder() : allocation.owner();
  }

  private static String displacement(Grant grant, PortReport displaced) {
    return displaced.explanation() + "; allocated " + grant.allocation().port() + " instead";
  }

  private String summary(Grant grant) {
    Allocation allocation = grant.allocation();
    StringBuilder words = new StringBuilder();
    words.append(grant.isExisting() ? "renewed " : "allocated ");
    words.append(Descriptions.port(allocation.port(), allocation.protocol()));
    words.append(" to ").append(Descriptions.of(allocation));
    words.append("; ").append(Descriptions.owners(allocation));
    words.append(grant.isKept() ? ", which keeps it" : "");
    words.append(end(grant));
    return words.append("; lock id ").append(allocation.lockId()).toString();
  }

  /** When it is free again. */
  private String end(Grant grant) {
    Allocation allocation = grant.allocation();
    OptionalLong left = allocation.lease().millisLeft(now);
    String limit =
        left.isEmpty() ? "" : "after " + Descriptions.duration(left.getAsLong()) + " unused";
    if (allocation.isOfProject()) {
      return "; free when that is removed" + (limit.isEmpty() ? "" : ", or " + limit);
    }
    if (!allocation.owners().isEmpty()) {
      String end = allocation.owners().size() == 1 ? "that process ends" : "they have all ended";
      return "; free when " + end + (limit.isEmpty() ? "" : ", or " + limit + " unless --ttl none");
    }
    return limit.isEmpty() ? "; no time limit" : "; free " + limit;
  }

  private void write(JsonGenerator json, List<Grant> grants, boolean isList) throws IOException {
    json.writeBooleanField("success", true);
    fields(json, grants.get(0), grants);
    json.writeArrayFieldStart("ports");
    for (Grant grant : grants) {
      json.writeNumber(grant.allocation().port());
    }
    json.writeEndArray();
    if (isList) {
      JsonFields.objects(json, "allocations", grants, grant -> fields(json, grant, grants));
    }
  }

  private void fields(JsonGenerator json, Grant grant, List<Grant> all) throws IOException {
    JsonFields.allocation(json, grant.allocation());
    JsonFields.number(json, "requested_port", grant.requestedPort());
    takenBy(json, grant.displaced());
    json.writeBooleanField("existing", grant.isExisting());
    existing(json, grant);
    json.writeBooleanField("listening", grant.use().isBound());
    JsonFields.autoRange(json, Optional.of(grant));
    json.writeStringField("message", message(grant, all));
  }

  private static void existing(JsonGenerator json, Grant grant) throws IOException {
    Optional<ProcessRef> process =
        grant.isExisting() ? process(grant.allocation()) : Optional.empty();
    JsonFields.string(
        json,
        "existing_instance_id",
        grant.isExisting() ? Optional.of(grant.allocation().instance()) : Optional.empty());
    json.writeFieldName("existing_pid");
    if (process.isPresent()) {
      json.writeNumber(process.get().pid());
    } else {
      json.writeNull();
    }
  }

  private static void takenBy(JsonGenerator json, Optional<PortReport> displaced)
      throws IOException {
    json.writeFieldName("requested_port_taken_by");
    if (displaced.isEmpty()) {
      json.writeNull();
      return;
    }
    PortReport report = displaced.get();
    json.writeStartObject();
    json.writeStringField("cause", report.obstacle().map(o -> o.word()).orElse("available"));
    json.writeStringField("explanation", report.explanation());
    JsonFields.string(json, "lock_id", report.allocation().map(Allocation::lockId));
    JsonFields.string(json, "project_path", report.allocation().map(Allocation::project));
    SystemUsage.write(json, report);
    json.writeEndObject();
  }

  private String message(Grant grant, List<Grant> all) {
    StringBuilder words = new StringBuilder(summary(grant));
    grant.displaced().ifPresent(report -> words.append("; ").append(displacement(grant, report)));
    if (grant.isTypeNew()) {
      words.append("; ").append(typeWords(grant, all));
    }
    if (grant.isExisting() && grant.isSingle()) {
      words.append("; ").append(singleWords(grant));
    }
    for (String note : grant.notes()) {
      words.append("; ").append(note);
    }
    return words.toString();
  }
}
