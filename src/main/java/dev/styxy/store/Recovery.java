package dev.styxy.store;

import dev.styxy.core.state.Damage;
import dev.styxy.core.text.Notices;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.IsoTime;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.store.codec.DamagedStateException;
import dev.styxy.store.codec.NewerSchemaException;
import dev.styxy.store.event.FileEventLog;
import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.SecureDirectory;
import dev.styxy.store.file.StateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Replaces a damaged or missing state file: a damaged one is kept under another name, and the spare
 * copy is used, or as a last resort an empty state. This is never silent: it is reported and logged
 * before the file is replaced, and until then the next invocation starts over.
 */
final class Recovery {
  /** How many damaged files are kept; the oldest go first. */
  private static final int KEPT = 6;

  private final FileOps disk;
  private final SecureDirectory place;
  private final StateFile file;
  private final FileEventLog events;
  private final Notices notices;
  private final long wallMillis;

  Recovery(
      FileOps disk,
      SecureDirectory place,
      StateFile file,
      FileEventLog events,
      Notices notices,
      long wallMillis) {
    this.disk = disk;
    this.place = place;
    this.file = file;
    this.events = events;
    this.notices = notices;
    this.wallMillis = wallMillis;
  }

  /** The state as recovered, and what had to be recovered from. */
  record Recovered(State state, Damage damage) {}

  /** The state after damage to the file. */
  Recovered fromDamage(DamagedStateException damage) throws IOException {
    Spare spare = loadSpare();
    removeOldest();
    Path kept = freeName(1);
    disk.rename(file.path(), kept);
    String what = "the state file is damaged (" + damage.getMessage() + "); it is kept as " + kept;
    return spare.state().isPresent() ? useSpare(what, spare) : startEmpty(what, spare);
  }

  /** The state when the file is missing but its spare exists; absent when neither exists. */
  Optional<Recovered> fromAbsence() throws IOException {
    Spare spare = loadSpare();
    if (spare.isAbsent()) {
      return Optional.empty();
    }
    removeOldest();
    String what = "the state file is missing: " + file.path();
    return Optional.of(spare.state().isPresent() ? useSpare(what, spare) : startEmpty(what, spare));
  }

  /** The spare copy as it was found; damage is empty when there is none. */
  private record Spare(Optional<State> state, String damage) {
    boolean isAbsent() {
      return state.isEmpty() && damage.isEmpty();
    }
  }

  private Spare loadSpare() throws IOException {
    Optional<FileFacts> facts = place.checkFile(file.sparePath());
    if (facts.isEmpty()) {
      return new Spare(Optional.empty(), "");
    }
    try {
      State state = new StateReader(disk).read(file.sparePath(), facts.get());
      return new Spare(Optional.of(state), "");
    } catch (DamagedStateException e) {
      return new Spare(Optional.empty(), e.getMessage());
    } catch (NewerSchemaException e) {
      throw newer(file.sparePath(), e);
    }
  }

  static StyxyException newer(Path path, NewerSchemaException e) {
    return new StyxyException(
        FailureCode.STATE_NEWER,
        "the state was written by a newer styxy: " + path + ": " + e.getMessage(),
        "use that styxy, or another STYXY_HOME");
  }

  private Recovered useSpare(String what, Spare spare) {
    State state = spare.state().get();
    tell(what + "; its spare copy is used: " + allocations(state.allocations().size()));
    file.write(file.encode(state));
    return new Recovered(state, Damage.SPARE_TAKEN);
  }

  /**
   * The spare is moved only after the empty state is written: until then, the next invocation still
   * reports it.
   */
  private Recovered startEmpty(String what, Spare spare) throws IOException {
    Path kept = freeName(2);
    String andSpare =
        spare.isAbsent()
            ? "there is no spare copy"
            : "its spare copy is damaged as well (" + spare.damage() + "), and is kept as " + kept;
    tell(what + "; " + andSpare + "; STARTING EMPTY: earlier allocations are lost");
    ByteBuffer empty = file.encode(State.EMPTY);
    file.write(empty);
    if (!spare.isAbsent()) {
      disk.rename(file.sparePath(), kept);
    }
    file.writeSpare(empty);
    return new Recovered(State.EMPTY, Damage.ALL_LOST);
  }

  private void tell(String what) {
    notices.add(what);
    events.append(
        List.of(
            new Event(wallMillis, Event.Kind.RECOVERED, Optional.empty(), Optional.empty(), what)));
  }

  private static String allocations(int count) {
    return count == 1 ? "1 allocation" : count + " allocations";
  }

  /** An unused name for a damaged file. */
  private Path freeName(int first) throws IOException {
    String stamp = IsoTime.of(wallMillis).replace("-", "").replace(":", "");
    Path name;
    int number = first;
    do {
      String suffix = number == 1 ? "" : "-" + number;
      name = place.directory().resolve(StateFiles.CORRUPT_PREFIX + stamp + suffix);
      number++;
    } while (disk.facts(name).isPresent());
    return name;
  }

  /** Makes room for the two that one recovery may add. */
  private void removeOldest() throws IOException {
    List<String> kept = new ArrayList<>();
    for (String name : disk.names(place.directory())) {
      if (name.startsWith(StateFiles.CORRUPT_PREFIX)) {
        kept.add(name);
      }
    }
    Collections.sort(kept);
    for (int i = 0; i < kept.size() - (KEPT - 2); i++) {
      disk.delete(place.directory().resolve(kept.get(i)));
    }
  }
}
