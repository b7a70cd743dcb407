package dev.styxy.store.codec;

import dev.styxy.json.JsonLines;
import dev.styxy.model.Allocation;
import dev.styxy.model.AutoRange;
import dev.styxy.model.Place;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a state as the bytes of a state file, in the format that {@link StateFormat} describes.
 * The lists of texts and processes come before the rows that refer to them, but are filled by
 * writing those rows; so each list of rows is written first, into a buffer of its own.
 */
public final class StateEncoder {
  private static final int BYTES_OF_EMPTY = 1 << 12;
  private static final int BYTES_OF_ALLOCATION = 128;
  private static final int BYTES_OF_REFERENCES = 64;

  private final State state;
  private final Texts texts = new Texts();
  private final Processes processes = new Processes();
  private final JsonLines json;

  private StateEncoder(State state) {
    this.state = state;
    int rows = state.allocations().size() + state.sticky().size() + state.places().size();
    this.json = new JsonLines(rows * (BYTES_OF_ALLOCATION + BYTES_OF_REFERENCES) + BYTES_OF_EMPTY);
  }

  /** The whole content of the file. */
  public static ByteBuffer encode(State state) {
    return new StateEncoder(state).write();
  }

  private ByteBuffer write() {
    JsonLines allocations = allocations();
    JsonLines sticky = sticky();
    JsonLines line = line();
    JsonLines places = places();
    JsonLines listed = processes();
    json.start('{');
    json.plainField(StateFormat.SCHEMA_FIELD);
    json.number(StateFormat.SCHEMA);
    field(StateFormat.CHECKSUM_FIELD);
    json.plainText(Checksum.BLANK);
    field(StateFormat.LAST_CLEANUP);
    json.number(state.lastCleanup());
    writeBreaker();
    writeCounters();
    list(StateFormat.AUTO_RANGES, autoRanges());
    list(StateFormat.TEXTS, texts());
    list(StateFormat.PROCESSES, listed);
    list(StateFormat.STICKY, sticky);
    list(StateFormat.LINE, line);
    list(StateFormat.PLACES, places);
    field(StateFormat.COLUMNS_FIELD);
    json.plainText(StateFormat.COLUMNS);
    list(StateFormat.ALLOCATIONS, allocations);
    json.end('}');
    json.endLine();
    Checksum.enter(json.bytes(), json.size());
    return ByteBuffer.wrap(json.bytes(), 0, json.size());
  }

  private void field(String name) {
    json.newLine();
    json.plainField(name);
  }

  private void list(String name, JsonLines rows) {
    field(name);
    json.start('[');
    json.append(rows);
    if (rows.size() > 0) {
      json.endLine();
    }
    json.end(']');
  }

  private void writeBreaker() {
    field(StateFormat.BREAKER);
    json.start('[');
    json.number(state.breaker().failures());
    json.number(state.breaker().openedAt());
    json.end(']');
  }

  /** Sorted by name, so that the same state gives the same bytes. */
  private void writeCounters() {
    field(StateFormat.COUNTERS);
    json.start('{');
    for (Map.Entry<String, Long> counter : new TreeMap<>(state.counters()).entrySet()) {
      json.field(counter.getKey());
      json.number(counter.getValue());
    }
    json.end('}');
  }

  private JsonLines allocations() {
    JsonLines rows = new JsonLines(state.allocations().size() * BYTES_OF_ALLOCATION);
    AllocationWriter writer = new AllocationWriter(rows, texts, processes);
    for (Allocation allocation : state.allocations()) {
      writer.write(allocation);
    }
    return rows;
  }

  private JsonLines sticky() {
    JsonLines rows = new JsonLines(state.sticky().size() * BYTES_OF_REFERENCES);
    for (StickyPort entry : state.sticky()) {
      startRow(rows);
      rows.number(texts.place(entry.project()));
      rows.text(entry.type());
      rows.text(entry.name());
      rows.number(entry.port());
      rows.end(']');
    }
    return rows;
  }

  private JsonLines line() {
    JsonLines rows = new JsonLines(state.line().size() * BYTES_OF_ALLOCATION);
    for (PlaceInLine place : state.line()) {
      startRow(rows);
      PlaceRow.write(place, rows, texts, processes);
      rows.end(']');
    }
    return rows;
  }

  private JsonLines places() {
    JsonLines rows = new JsonLines(state.places().size() * BYTES_OF_REFERENCES);
    for (Place place : state.places()) {
      PlaceRows.write(place, rows, texts);
    }
    return rows;
  }

  private JsonLines processes() {
    JsonLines rows = new JsonLines(processes.all().size() * BYTES_OF_REFERENCES);
    for (ProcessRef process : processes.all()) {
      startRow(rows);
      rows.number(process.pid());
      rows.number(process.startToken());
      rows.number(texts.place(process.pidNamespace()));
      rows.number(texts.place(process.bootId()));
      rows.text(process.command());
      rows.end(']');
    }
    return rows;
  }

  private JsonLines texts() {
    JsonLines rows = new JsonLines(texts.all().size() * BYTES_OF_REFERENCES);
    for (String text : texts.all()) {
      rows.newLine();
      rows.text(text);
    }
    return rows;
  }

  private JsonLines autoRanges() {
    JsonLines rows = new JsonLines(state.autoRanges().size() * BYTES_OF_REFERENCES);
    for (AutoRange range : state.autoRanges()) {
      startRow(rows);
      rows.text(range.type());
      rows.number(range.range().first());
      rows.number(range.range().last());
      rows.text(range.placement());
      rows.number(range.allocatedAt());
      rows.end(']');
    }
    return rows;
  }

  private static void startRow(JsonLines rows) {
    rows.newLine();
    rows.start('[');
  }
}
