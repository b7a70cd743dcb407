package dev.styxy.cli.history;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Layout;
import dev.styxy.core.state.EventHistory;
import dev.styxy.core.system.Clock;
import dev.styxy.model.IsoTime;
import dev.styxy.model.LoggedEvent;
import java.io.IOException;
import java.util.List;

/** Prints the history: all at once, or each event as it happens. */
final class EventPrinter {
  private final Output output;
  private final Layout layout;
  private final Clock clock;
  private final boolean isFollowing;

  /**
   * Prints in this layout.
   *
   * @param isFollowing whether more events will follow, so that each is printed by itself
   */
  EventPrinter(Output output, Layout layout, Clock clock, boolean isFollowing) {
    this.output = output;
    this.layout = layout;
    this.clock = clock;
    this.isFollowing = isFollowing;
  }

  /**
   * Prints the events so far.
   *
   * @param log where the events come from, and what was skipped in it
   */
  void print(List<LoggedEvent> events, EventHistory.Log log) {
    if (output.isJson() && !isFollowing) {
      output.answer(json -> writeAll(json, events, log));
      return;
    }
    add(events);
    if (log.bytesLeftOut() > 0) {
      output.note(
          "the event log is too large: its first " + log.bytesLeftOut() + " bytes were skipped");
    }
    if (log.damagedLines() > 0) {
      output.note(log.damagedLines() + " damaged lines of the event log were skipped");
    }
    if (events.isEmpty()) {
      output.hint("nothing happened");
    }
  }

  /** More events, in the same columns. */
  void add(List<LoggedEvent> events) {
    if (output.isJson()) {
      for (LoggedEvent event : events) {
        output.answer(json -> write(json, event));
      }
    } else {
      layout.print(events, new EventListing(clock.now().wallMillis()), output);
    }
  }

  /** Flushes; returns whether anybody still reads. */
  boolean flush() {
    return output.flush() && !output.isReaderGone();
  }

  private static void writeAll(JsonGenerator json, List<LoggedEvent> events, EventHistory.Log log)
      throws IOException {
    json.writeBooleanField("success", true);
    JsonFields.objects(json, "events", events, event -> write(json, event));
    json.writeNumberField("damaged_lines", log.damagedLines());
    json.writeNumberField("bytes_left_out", log.bytesLeftOut());
  }

  private static void write(JsonGenerator json, LoggedEvent event) throws IOException {
    json.writeStringField("time", IsoTime.of(event.at()));
    json.writeStringField("event", event.event());
    json.writeFieldName("port");
    if (event.port().isPresent()) {
      json.writeNumber(event.port().getAsInt());
    } else {
      json.writeNull();
    }
    JsonFields.string(json, "protocol", event.protocol());
    JsonFields.string(json, "lock_id", event.lockId());
    JsonFields.string(json, "service_type", event.type());
    JsonFields.string(json, "service_name", event.name());
    JsonFields.string(json, "project_path", event.project());
    JsonFields.string(json, "instance_id", event.instance());
    owner(json, event);
    JsonFields.string(json, "reason", event.reason());
    json.writeStringField("detail", event.detail());
  }

  private static void owner(JsonGenerator json, LoggedEvent event) throws IOException {
    json.writeFieldName("owner");
    if (event.owners().isEmpty()) {
      json.writeNull();
    } else {
      json.writeStartObject();
      write(json, event.owners().get(0));
      json.writeEndObject();
    }
    JsonFields.objects(json, "owners", event.owners(), owner -> write(json, owner));
  }

  private static void write(JsonGenerator json, LoggedEvent.Owner owner) throws IOException {
    json.writeNumberField("pid", owner.pid());
    JsonFields.string(json, "command", owner.command());
  }
}
