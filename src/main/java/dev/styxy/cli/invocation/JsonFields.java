package dev.styxy.cli.invocation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.core.allocate.Grant;
import dev.styxy.core.lease.Selection;
import dev.styxy.model.Allocation;
import dev.styxy.model.AutoRange;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.IsoTime;
import dev.styxy.model.Lease;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The fields that several answers share, under their fixed names. */
public final class JsonFields {
  /** Where to look when a selector matched nothing. */
  public static final List<String> AFTER_NO_MATCH = List.of("styxy list");

  private JsonFields() {}

  /** How the range of the type was assigned; nulls for a configured type. */
  public static void autoRange(JsonGenerator json, Optional<Grant> grant) throws IOException {
    json.writeBooleanField("auto_allocated", grant.isPresent() && grant.get().isTypeNew());
    if (grant.isEmpty() || grant.get().autoRange().isEmpty()) {
      json.writeNullField("allocated_range");
      json.writeNullField("chunk_size");
      json.writeNullField("placement");
      return;
    }
    AutoRange range = grant.get().autoRange().get();
    range(json, "allocated_range", range.range());
    json.writeNumberField("chunk_size", range.range().size());
    json.writeStringField("placement", range.placement());
  }

  /** What a command says in JSON when it fails. */
  public static void failure(JsonGenerator json, StyxyException failure) throws IOException {
    json.writeBooleanField("success", false);
    json.writeStringField("error", failure.getMessage());
    json.writeStringField("code", failure.code().word());
    strings(json, "suggestions", failure.suggestions());
  }

  /** Writes the fields of an object for an item. */
  @FunctionalInterface
  public interface ItemFields<T> {
    void write(T item) throws IOException;
  }

  /** An array with an object for each item. */
  public static <T> void objects(
      JsonGenerator json, String field, Iterable<T> items, ItemFields<? super T> fields)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (T item : items) {
      json.writeStartObject();
      fields.write(item);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  public static void strings(JsonGenerator json, String field, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  public static void string(JsonGenerator json, String field, Optional<String> value)
      throws IOException {
    json.writeFieldName(field);
    if (value.isPresent()) {
      json.writeString(value.get());
    } else {
      json.writeNull();
    }
  }

  /** {@code [3000, 3099]}, as the configuration writes it. */
  public static void range(JsonGenerator json, String field, PortRange range) throws IOException {
    json.writeFieldName(field);
    json.writeStartArray();
    json.writeNumber(range.first());
    json.writeNumber(range.last());
    json.writeEndArray();
  }

  public static void number(JsonGenerator json, String field, OptionalInt number)
      throws IOException {
    json.writeFieldName(field);
    if (number.isPresent()) {
      json.writeNumber(number.getAsInt());
    } else {
      json.writeNull();
    }
  }

  /** What an allocation is, without what it is used for. */
  public static void allocation(JsonGenerator json, Allocation allocation) throws IOException {
    json.writeNumberField("port", allocation.port());
    json.writeStringField("protocol", allocation.protocol().word());
    json.writeStringField("lock_id", allocation.lockId());
    json.writeStringField("service_type", allocation.type());
    string(json, "service_name", allocation.name());
    json.writeStringField("project_path", allocation.project());
    json.writeStringField("instance_id", allocation.instance());
    process(json, "owner", allocation.owner());
    processes(json, "owners", allocation.owners());
    json.writeBooleanField("keep", allocation.isOfProject());
    lease(json, allocation.lease());
  }

  /** An object of its own, or null. */
  public static void allocationOrNull(JsonGenerator json, Optional<Allocation> allocation)
      throws IOException {
    if (allocation.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    allocation(json, allocation.get());
    json.writeEndObject();
  }

  private static void lease(JsonGenerator json, Lease lease) throws IOException {
    json.writeStringField("allocated_at", IsoTime.of(lease.allocatedAt()));
    json.writeStringField("renewed_at", IsoTime.of(lease.renewed().wallMillis()));
    OptionalLong end = lease.expiresAt();
    string(
        json,
        "expires_at",
        end.isPresent() ? Optional.of(IsoTime.of(end.getAsLong())) : Optional.empty());
    json.writeFieldName("ttl_seconds");
    if (lease.ttl().isNone()) {
      json.writeNull();
    } else {
      json.writeNumber(lease.ttl().seconds().getAsLong());
    }
  }

  /** Who waits for a port, the first in line first. */
  public static void line(JsonGenerator json, String field, List<PlaceInLine> places)
      throws IOException {
    objects(
        json,
        field,
        places,
        place -> {
          json.writeStringField("service_type", place.type());
          string(json, "service_name", place.name());
          json.writeStringField("project_path", place.project());
          process(json, "process", Optional.of(place.process()));
          json.writeStringField("since", IsoTime.of(place.since().wallMillis()));
        });
  }

  public static void process(JsonGenerator json, String field, Optional<ProcessRef> process)
      throws IOException {
    json.writeFieldName(field);
    if (process.isEmpty()) {
      json.writeNull();
      return;
    }
    process(json, process.get());
  }

  static void processes(JsonGenerator json, String field, List<ProcessRef> processes)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (ProcessRef process : processes) {
      process(json, process);
    }
    json.writeEndArray();
  }

  private static void process(JsonGenerator json, ProcessRef process) throws IOException {
    json.writeStartObject();
    json.writeNumberField("pid", process.pid());
    json.writeStringField("command", process.command());
    json.writeEndObject();
  }

  /** A process as it is seen now. */
  public static void seen(JsonGenerator json, ProcessInfo process) throws IOException {
    json.writeStartObject();
    json.writeNumberField("pid", process.pid());
    json.writeStringField("name", process.command());
    json.writeEndObject();
  }

  public static void seen(JsonGenerator json, String field, List<ProcessInfo> processes)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (ProcessInfo process : processes) {
      seen(json, process);
    }
    json.writeEndArray();
  }

  /**
   * The answer of release and renew.
   *
   * @param others who else had them, by lock id; empty if that does not matter
   */
  public static void selection(
      JsonGenerator json,
      String field,
      Selection selection,
      Map<String, List<ProcessRef>> others,
      boolean isComplete,
      String message)
      throws IOException {
    json.writeBooleanField("success", isComplete);
    if (selection.found().size() == 1) {
      json.writeNumberField("port", selection.found().get(0).port());
    }
    objects(
        json,
        field,
        selection.found(),
        allocation -> {
          allocation(json, allocation);
          if (others.containsKey(allocation.lockId())) {
            processes(json, "other_owners", others.get(allocation.lockId()));
          }
        });
    json.writeStringField("message", message);
    if (!isComplete) {
      json.writeStringField("error", message);
      json.writeStringField("code", "not_found");
      strings(json, "suggestions", AFTER_NO_MATCH);
    }
  }

  /** The user of a socket; null where the system does not tell. */
  public static void uid(JsonGenerator json, BoundSocket socket) throws IOException {
    if (socket.uid() < 0) {
      json.writeNullField("uid");
    } else {
      json.writeNumberField("uid", socket.uid());
    }
  }
}
