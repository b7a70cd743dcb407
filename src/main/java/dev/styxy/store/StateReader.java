package dev.styxy.store;

import dev.styxy.model.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a state file as far as it may be trusted: a plain file, not too large, strict, valid. */
final class StateReader {
  private final Disk disk;
  private final Optional<ReadAhead> ahead;

  StateReader(Disk disk) {
    this(disk, Optional.empty());
  }

  /** A reader that may find its work done already. */
  StateReader(Disk disk, Optional<ReadAhead> ahead) {
    this.disk = disk;
    this.ahead = ahead;
  }

  /** The state in a file that was found to have these facts. */
  LoadedState read(Path file, FileFacts facts)
      throws IOException, DamagedStateException, NewerSchemaException {
    if (facts.size() > StateFormat.LARGEST_FILE) {
      throw new DamagedStateException("it is far too large: " + facts.size() + " bytes");
    }
    byte[] bytes = disk.read(file);
    Optional<LoadedState> decoded = ahead.flatMap(reader -> reader.of(facts, bytes));
    return decoded.isPresent() ? decoded.get() : decode(bytes);
  }

  /** The state in the bytes of a file. */
  static LoadedState decode(byte[] bytes) throws DamagedStateException, NewerSchemaException {
    LoadedState loaded = StateDecoder.decodeWithRows(bytes);
    StateValidator validator = StateValidator.of(loaded.state());
    if (!validator.objection().isEmpty()) {
      throw new DamagedStateException(validator.objection());
    }
    if (loaded.rows().size() > 0) {
      loaded.rows().setValidator(validator);
    }
    return loaded;
  }

  /** The state in a file of which nothing is known; absent when it cannot be read as one. */
  Optional<State> readIfGood(Path file) {
    try {
      Optional<FileFacts> facts = disk.facts(file);
      boolean isFile = facts.isPresent() && facts.get().kind() == FileFacts.Kind.FILE;
      return isFile ? Optional.of(read(file, facts.get()).state()) : Optional.empty();
    } catch (IOException | DamagedStateException | NewerSchemaException e) {
      return Optional.empty();
    }
  }
}
