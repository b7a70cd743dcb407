package dev.styxy.store;

import dev.styxy.model.State;
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
    ByteBuffer file = StateEncoder.encode(State.EMPTY);
    try {
      StateDecoder.decode(Arrays.copyOf(file.array(), file.limit()));
    } catch (DamagedStateException | NewerSchemaException e) {
      throw new IllegalStateException("the empty state cannot be read back", e);
    }
    StateValidator.objectionTo(State.EMPTY);
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
