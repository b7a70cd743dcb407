package dev.styxy.store.event;

import dev.styxy.json.JsonLines;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.IsoTime;
import dev.styxy.model.ProcessRef;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes events as lines of JSON, with the field names that every output of styxy has. */
final class EventLines {
  private static final int BYTES_OF_EVENT = 512;
  private static final int LONGEST_DETAIL = 2000;

  /** A line that is too long would be taken for damage. */
  private static final int MOST_OWNERS = 20;

  private final List<Event> events;
  private int next;

  EventLines(List<Event> events) {
    this.events = events;
  }

  boolean hasMore() {
    return next < events.size();
  }

  /** The next lines, as many as these bytes hold, at least one. */
  ByteBuffer next(long mostBytes) {
    int left = events.size() - next;
    JsonLines json = new JsonLines((int) Math.min(left * (long) BYTES_OF_EVENT, mostBytes));
    int whole = 0;
    while (hasMore() && json.size() <= mostBytes) {
      write(json, events.get(next));
      json.endLine();
      if (whole > 0 && json.size() > mostBytes) {
        break;
      }
      whole = json.size();
      next++;
    }
    return ByteBuffer.wrap(json.bytes(), 0, whole);
  }

  private static void write(JsonLines json, Event event) {
    json.start('{');
    text(json, "time", IsoTime.of(event.at()));
    text(json, "event", event.kind().word());
    if (event.allocation().isPresent()) {
      writeAllocation(json, event.allocation().get());
    }
    if (event.reason().isPresent()) {
      text(json, "reason", event.reason().get().word());
    }
    if (!event.detail().isEmpty()) {
      text(json, "detail", cut(event.detail()));
    }
    json.end('}');
  }

  private static String cut(String detail) {
    return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
  }

  private static void writeAllocation(JsonLines json, Allocation allocation) {
    number(json, "port", allocation.port());
    text(json, "protocol", allocation.protocol().word());
    text(json, "lock_id", allocation.lockId());
    text(json, "service_type", allocation.type());
    if (allocation.name().isPresent()) {
      text(json, "service_name", allocation.name().get());
    }
    text(json, "project_path", allocation.project());
    text(json, "instance_id", allocation.instance());
    if (allocation.owner().isPresent()) {
      json.plainField("owner");
      writeOwner(json, allocation.owner().get());
    }
    if (allocation.owners().size() > 1) {
      writeOwners(json, allocation.owners());
    }
  }

  /** All of them: a reader of before knows the first alone. */
  private static void writeOwners(JsonLines json, List<ProcessRef> owners) {
    json.plainField("owners");
    json.start('[');
    for (int i = 0; i < owners.size() && i < MOST_OWNERS; i++) {
      writeOwner(json, owners.get(i));
    }
    json.end(']');
  }

  private static void writeOwner(JsonLines json, ProcessRef owner) {
    json.start('{');
    number(json, "pid", owner.pid());
    text(json, "command", owner.command());
    json.end('}');
  }

  private static void text(JsonLines json, String name, String value) {
    json.plainField(name);
    json.text(value);
  }

  private static void number(JsonLines json, String name, long value) {
    json.plainField(name);
    json.number(value);
  }
}
