package dev.styxy.store;

import dev.styxy.core.state.Counters;
import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.State;
import dev.styxy.model.Ttl;
import dev.styxy.store.codec.DamagedStateException;
import dev.styxy.store.codec.GoodRows;
import dev.styxy.store.codec.NewerSchemaException;
import dev.styxy.store.codec.StateDecoder;
import dev.styxy.store.codec.StateEncoder;
import dev.styxy.store.codec.StateFormat;
import dev.styxy.store.codec.StateValidator;
import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileOps;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a state file and trusts nothing in it: it must be a plain file, not too large, strictly
 * formatted and valid.
 */
final class StateReader {
  private final FileOps disk;
  private final GoodRows rows;

  StateReader(FileOps disk) {
    this(disk, new GoodRows());
  }

  /**
   * A reader of such a file.
   *
   * @param rows gets the rows that are read
   */
  StateReader(FileOps disk, GoodRows rows) {
    this.disk = disk;
    this.rows = rows;
  }

  /** Loads the classes that loading and saving use, so that this does not happen under the lock. */
  static void link() {
    ByteBuffer file = StateEncoder.encode(sample());
    try {
      State state = StateDecoder.decode(Arrays.copyOf(file.array(), file.limit()));
      StateValidator.objectionTo(state);
    } catch (DamagedStateException | NewerSchemaException e) {
      throw new IllegalStateException("what was written cannot be read back", e);
    }
  }

  /** What nearly every state has: allocations, and counts. */
  private static State sample() {
    Moment now = new Moment(0, "", 0);
    Allocation allocation =
        new Allocation(
            1024,
            Protocol.TCP,
            "00000000-0000-0000-0000-000000000000",
            "dev",
            Optional.of("web"),
            "/",
            "",
            Optional.of(new ProcessRef(1, 0, "", "", "sh")),
            Optional.empty(),
            Lease.begin(now, Ttl.DEFAULT));
    Map<String, Long> counters = Map.of(Counters.SWEEPS, 1L);
    return new State(List.of(allocation), List.of(), List.of(), counters, Breaker.CLOSED, 0);
  }

  /** The state in a file. */
  State read(Path file, FileFacts facts)
      throws IOException, DamagedStateException, NewerSchemaException {
    if (facts.size() > StateFormat.LARGEST_FILE) {
      throw new DamagedStateException("it is far too large: " + facts.size() + " bytes");
    }
    State state = StateDecoder.decode(disk.read(file));
    String objection = StateValidator.objectionTo(state, rows);
    if (!objection.isEmpty()) {
      throw new DamagedStateException(objection);
    }
    return state;
  }

  /** The state in a file that may be anything; absent when it is not a readable state. */
  Optional<State> readIfGood(Path file) {
    try {
      Optional<FileFacts> facts = disk.facts(file);
      boolean isFile = facts.isPresent() && facts.get().kind() == FileFacts.Kind.FILE;
      return isFile ? Optional.of(read(file, facts.get())) : Optional.empty();
    } catch (IOException | DamagedStateException | NewerSchemaException e) {
      return Optional.empty();
    }
  }
}
