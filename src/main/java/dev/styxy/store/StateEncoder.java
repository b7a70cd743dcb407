package dev.styxy.store;

import dev.styxy.model.AutoRange;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a state as the bytes of a state file, in the format that {@link StateFormat} describes.
 */
final class StateEncoder {
  private static final int BYTES_OF_EMPTY = 1 << 14;
  private static final int BYTES_OF_ALLOCATION = 200;

  /**
   * What is listed and no longer referred to may stay, up to this many and a quarter of the rest.
   */
  private static final int MOST_UNUSED = 64;

  private final State state;
  private final LoadedRows loaded;
  private final Texts texts;
  private final Processes processes;
  private final AllocationWriter rows;
  private final int[] stickyProjects;
  private final JsonLines json;

  private StateEncoder(State state, LoadedRows loaded) {
    this.state = state;
    this.loaded = loaded;
    this.texts = new Texts(loaded.texts());
    this.processes = new Processes(loaded.processes());
    this.rows = new AllocationWriter(state.allocations(), loaded);
    this.stickyProjects = new int[state.sticky().size()];
    this.json = new JsonLines(expectedBytes());
  }

  private int expectedBytes() {
    int more = Math.max(0, state.allocations().size() - loaded.size());
    return loaded.file().length + more * BYTES_OF_ALLOCATION + BYTES_OF_EMPTY;
  }

  /** The whole content of the file, made anew. */
  static ByteBuffer encode(State state) {
    return encode(state, LoadedRows.NONE);
  }

  /** The whole content of the file; what has not changed since it was loaded is copied. */
  static ByteBuffer encode(State state, LoadedRows loaded) {
    StateEncoder encoder = new StateEncoder(state, loaded);
    encoder.gather();
    if (encoder.isWasteful()) {
      encoder = new StateEncoder(state, LoadedRows.NONE);
      encoder.gather();
    }
    return encoder.write();
  }

  private ByteBuffer write() {
    writeAll();
    Checksum.enter(json.bytes(), json.size());
    return ByteBuffer.wrap(json.bytes(), 0, json.size());
  }

  private void writeAll() {
    json.start('{');
    json.field(StateFormat.SCHEMA_FIELD);
    json.number(StateFormat.SCHEMA);
    field(StateFormat.CHECKSUM_FIELD);
    json.text(Checksum.BLANK);
    field(StateFormat.LAST_CLEANUP);
    json.number(state.lastCleanup());
    writeBreaker();
    writeCounters();
    writeAutoRanges();
    writeTexts();
    writeProcesses();
    writeSticky();
    field(StateFormat.COLUMNS_FIELD);
    json.text(StateFormat.COLUMNS);
    writeAllocations();
    json.end('}');
    json.endLine();
  }

  private void field(String name) {
    json.newLine();
    json.field(name);
  }

  private void startList(String name) {
    field(name);
    json.start('[');
  }

  private void endList(int rows) {
    if (rows > 0) {
      json.endLine();
    }
    json.end(']');
  }

  private void startRow() {
    json.newLine();
    json.start('[');
  }

  /** Gives a place to everything that is referred to: the lists stand before their references. */
  private void gather() {
    rows.gather(texts, processes);
    for (int i = 0; i < stickyProjects.length; i++) {
      stickyProjects[i] = texts.place(state.sticky().get(i).project());
    }
    for (Optional<ProcessRef> process : processes.added()) {
      texts.place(process.get().pidNamespace());
      texts.place(process.get().bootId());
    }
  }

  /**
   * Whether so much of what was loaded is no longer in use that the lists had better be made anew.
   */
  private boolean isWasteful() {
    if (rows.isGrown()) {
      return false;
    }
    boolean[] textsInUse = new boolean[texts.size()];
    boolean[] processesInUse = new boolean[processes.size()];
    rows.mark(textsInUse, processesInUse);
    for (int project : stickyProjects) {
      textsInUse[project] = true;
    }
    return isWasteful(textsInUse) || isWasteful(processesInUse);
  }

  private static boolean isWasteful(boolean[] inUse) {
    int used = 0;
    for (boolean isInUse : inUse) {
      used += isInUse ? 1 : 0;
    }
    return inUse.length - used > MOST_UNUSED + used / 4;
  }

  private void writeBreaker() {
    field(StateFormat.BREAKER);
    json.start('[');
    json.number(state.breaker().failures());
    json.number(state.breaker().openedAt());
    json.end(']');
  }

  /** In the order of their names, so that the same state gives the same bytes. */
  private void writeCounters() {
    field(StateFormat.COUNTERS);
    json.start('{');
    for (Map.Entry<String, Long> counter : new TreeMap<>(state.counters()).entrySet()) {
      json.field(counter.getKey());
      json.number(counter.getValue());
    }
    json.end('}');
  }

  private void writeAutoRanges() {
    startList(StateFormat.AUTO_RANGES);
    for (AutoRange range : state.autoRanges()) {
      startRow();
      json.text(range.type());
      json.number(range.range().first());
      json.number(range.range().last());
      json.text(range.placement());
      json.number(range.allocatedAt());
      json.end(']');
    }
    endList(state.autoRanges().size());
  }

  private void writeTexts() {
    startList(StateFormat.TEXTS);
    copy(loaded.textSpan());
    for (String text : texts.added()) {
      json.newLine();
      json.text(text);
    }
    endList(texts.size());
  }

  private void writeProcesses() {
    startList(StateFormat.PROCESSES);
    copy(loaded.processSpan());
    for (Optional<ProcessRef> added : processes.added()) {
      ProcessRef process = added.get();
      startRow();
      json.number(process.pid());
      json.number(process.startToken());
      json.number(texts.place(process.pidNamespace()));
      json.number(texts.place(process.bootId()));
      json.text(process.command());
      json.end(']');
    }
    endList(processes.size());
  }

  /** The line break at its beginning is part of it. */
  private void copy(LoadedRows.Span span) {
    if (span.end() > span.start()) {
      json.copy(loaded.file(), span);
    }
  }

  private void writeSticky() {
    startList(StateFormat.STICKY);
    for (int i = 0; i < stickyProjects.length; i++) {
      StickyPort entry = state.sticky().get(i);
      startRow();
      json.number(stickyProjects[i]);
      json.text(entry.type());
      json.text(entry.name());
      json.number(entry.port());
      json.end(']');
    }
    endList(stickyProjects.length);
  }

  private void writeAllocations() {
    startList(StateFormat.ALLOCATIONS);
    rows.write(json);
    endList(state.allocations().size());
  }
}
