package dev.styxy.store;

import dev.styxy.model.Allocation;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import java.util.List;
import java.util.OptionalLong;

/**
 * Writes allocations as rows, in the order of {@link StateFormat#COLUMNS}: first {@link #gather},
 * which gives all that the rows refer to its place, then, when those lists are written, {@link
 * #write}.
 */
final class AllocationWriter {
  private static final int REFERENCES = LoadedRows.REFERENCES;
  private static final int CHANGED = -1;

  private final List<Allocation> allocations;
  private final LoadedRows loaded;

  /** For each allocation the loaded row that is copied, or {@link #CHANGED}. */
  private final int[] rows;

  private final int[] places;
  private final boolean isGrown;

  AllocationWriter(List<Allocation> allocations, LoadedRows loaded) {
    this.allocations = allocations;
    this.loaded = loaded;
    this.isGrown = loaded.isKeptBy(allocations);
    this.rows = new int[allocations.size()];
    this.places = new int[allocations.size() * REFERENCES];
  }

  /**
   * The loaded rows are expected in their order; one that is not found there is the first new one.
   */
  void gather(Texts texts, Processes processes) {
    int next = isGrown ? keepAll() : 0;
    for (int i = next; i < rows.length; i++) {
      Allocation allocation = allocations.get(i);
      int row = loaded.find(allocation, next);
      next = row + 1;
      if (loaded.isUnchanged(allocation, row)) {
        rows[i] = row;
        copyPlaces(i, row);
      } else {
        rows[i] = CHANGED;
        gather(allocation, i * REFERENCES, texts, processes);
      }
    }
  }

  private int keepAll() {
    for (int i = 0; i < loaded.size(); i++) {
      rows[i] = i;
    }
    loaded.copyPlaces(places);
    return loaded.size();
  }

  /** Whether nothing that was loaded has gone or changed, so that nothing has fallen out of use. */
  boolean isGrown() {
    return isGrown;
  }

  private void copyPlaces(int allocation, int row) {
    for (int i = 0; i < REFERENCES; i++) {
      places[allocation * REFERENCES + i] = loaded.place(row, i);
    }
  }

  private void gather(Allocation allocation, int at, Texts texts, Processes processes) {
    places[at] = texts.place(allocation.project());
    places[at + 1] = texts.place(allocation.instance());
    places[at + 2] = texts.place(allocation.lease().renewed().bootId());
    places[at + 3] = processes.place(allocation.owner());
    places[at + 4] = processes.place(allocation.holder());
  }

  /** Marks what the rows refer to. */
  void mark(boolean[] textsInUse, boolean[] processesInUse) {
    for (int i = 0; i < places.length; i += REFERENCES) {
      textsInUse[places[i]] = true;
      textsInUse[places[i + 1]] = true;
      textsInUse[places[i + 2]] = true;
      markIfPresent(processesInUse, places[i + 3]);
      markIfPresent(processesInUse, places[i + 4]);
    }
  }

  private static void markIfPresent(boolean[] inUse, int place) {
    if (place >= 0) {
      inUse[place] = true;
    }
  }

  void write(JsonLines json) {
    int i = 0;
    while (i < rows.length) {
      if (rows[i] == CHANGED) {
        write(json, allocations.get(i), i * REFERENCES);
        i++;
      } else {
        i = copy(json, i);
      }
    }
  }

  /** Copies a run of rows that stand together in the file, and returns what follows it. */
  private int copy(JsonLines json, int first) {
    int last = isGrown ? loaded.size() - 1 : first;
    while (last + 1 < rows.length && rows[last + 1] == rows[last] + 1) {
      last++;
    }
    json.newLine();
    json.copy(loaded.file(), loaded.span(rows[first], rows[last]));
    return last + 1;
  }

  private void write(JsonLines json, Allocation allocation, int at) {
    json.newLine();
    json.start('[');
    json.number(allocation.port());
    json.plainText(allocation.protocol().word());
    json.plainText(allocation.lockId());
    json.text(allocation.type());
    if (allocation.name().isPresent()) {
      json.text(allocation.name().get());
    } else {
      json.nothing();
    }
    json.number(places[at]);
    json.number(places[at + 1]);
    writePlace(json, places[at + 3]);
    writePlace(json, places[at + 4]);
    writeLease(json, allocation.lease(), places[at + 2]);
    json.end(']');
  }

  private static void writePlace(JsonLines json, int place) {
    if (place < 0) {
      json.nothing();
    } else {
      json.number(place);
    }
  }

  private static void writeLease(JsonLines json, Lease lease, int boot) {
    Moment renewed = lease.renewed();
    json.number(lease.allocatedAt());
    json.number(renewed.wallMillis());
    json.number(boot);
    json.number(renewed.uptimeMillis());
    OptionalLong ttl = lease.ttl().seconds();
    if (ttl.isPresent()) {
      json.number(ttl.getAsLong());
    } else {
      json.nothing();
    }
  }
}
