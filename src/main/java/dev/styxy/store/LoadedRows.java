package dev.styxy.store;

import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a loaded state stand in its file, so that a save can copy those that have not
 * changed: in an invocation nearly all have not, and a cold JVM copies them a hundred times quicker
 * than it writes them anew.
 */
final class LoadedRows {
  /** Of an allocation: project, instance, boot, owner, holder; the last two negative if absent. */
  static final int REFERENCES = 5;

  /** Nothing that could be copied. */
  static final LoadedRows NONE = new LoadedRows(new byte[0], List.of(), List.of());

  private static final int FIRST_CAPACITY = 64;

  private final byte[] file;
  private final List<String> texts;
  private final List<Optional<ProcessRef>> processes;
  private Span textSpan = Span.EMPTY;
  private Span processSpan = Span.EMPTY;
  private List<Allocation> allocations = List.of();
  private Optional<StateValidator> validator = Optional.empty();
  private int[] starts = new int[FIRST_CAPACITY];
  private int[] ends = new int[FIRST_CAPACITY];
  private int[] places = new int[FIRST_CAPACITY * REFERENCES];

  LoadedRows(byte[] file, List<String> texts, List<Optional<ProcessRef>> processes) {
    this.file = file;
    this.texts = texts;
    this.processes = processes;
  }

  /** A part of the file; it ends before {@code end}. */
  record Span(int start, int end) {
    static final Span EMPTY = new Span(0, 0);
  }

  void setTextSpan(Span span) {
    textSpan = span;
  }

  void setProcessSpan(Span span) {
    processSpan = span;
  }

  void setAllocations(List<Allocation> all) {
    allocations = all;
  }

  /** Remembers what has found them good. */
  void setValidator(StateValidator good) {
    validator = Optional.of(good);
  }

  Optional<StateValidator> validator() {
    return validator;
  }

  /** Remembers where the row of the next allocation stands. */
  void setRow(int row, int start, int end) {
    reserve(row);
    starts[row] = start;
    ends[row] = end;
  }

  void setPlace(int row, int reference, int place) {
    reserve(row);
    places[row * REFERENCES + reference] = place;
  }

  private void reserve(int row) {
    if (row == starts.length) {
      starts = Arrays.copyOf(starts, 2 * row);
      ends = Arrays.copyOf(ends, 2 * row);
      places = Arrays.copyOf(places, 2 * row * REFERENCES);
    }
  }

  byte[] file() {
    return file;
  }

  List<String> texts() {
    return texts;
  }

  List<Optional<ProcessRef>> processes() {
    return processes;
  }

  Span textSpan() {
    return textSpan;
  }

  Span processSpan() {
    return processSpan;
  }

  int size() {
    return allocations.size();
  }

  /** The first row from there on that has this allocation's lock id; {@link #size} if none has. */
  int find(Allocation allocation, int from) {
    int row = from;
    while (row < allocations.size() && !allocations.get(row).lockId().equals(allocation.lockId())) {
      row++;
    }
    return row;
  }

  /** Whether the row says what the allocation says, because it is the very object read from it. */
  boolean isUnchanged(Allocation allocation, int row) {
    return row < allocations.size() && allocations.get(row) == allocation;
  }

  /** Whether all of them, unchanged, are what the list begins with. */
  boolean isKeptBy(List<Allocation> all) {
    if (all.size() < allocations.size()) {
      return false;
    }
    for (int i = 0; i < allocations.size(); i++) {
      if (all.get(i) != allocations.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** The places of all rows, one after another; the first {@code size() * REFERENCES} count. */
  void copyPlaces(int[] to) {
    System.arraycopy(places, 0, to, 0, allocations.size() * REFERENCES);
  }

  int place(int row, int reference) {
    return places[row * REFERENCES + reference];
  }

  /** The rows from the first to the last, with what stands between them. */
  Span span(int first, int last) {
    return new Span(starts[first], ends[last]);
  }
}
