package dev.styxy.store;

import dev.styxy.core.state.Damage;
import dev.styxy.core.state.StateStore;
import dev.styxy.core.text.Notices;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.store.codec.DamagedStateException;
import dev.styxy.store.codec.NewerSchemaException;
import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.IoFailure;
import dev.styxy.store.file.SecureDirectory;
import dev.styxy.store.file.StateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The state where it cannot be written, not even its lock file. It is read without the lock, and is
 * whole nevertheless: every save replaces the file by a rename.
 */
final class ReadOnlySession implements StateStore.Session {
  private final FileOps disk;
  private final SecureDirectory place;
  private final Notices notices;
  private final StyxyException failure;

  /**
   * A session without the lock.
   *
   * @param failure why there is none
   */
  ReadOnlySession(FileOps disk, SecureDirectory place, Notices notices, StyxyException failure) {
    this.disk = disk;
    this.place = place;
    this.notices = notices;
    this.failure = failure;
  }

  @Override
  public Optional<StyxyException> obstacle() {
    return Optional.of(failure);
  }

  @Override
  public State load() {
    if (!place.look()) {
      return State.EMPTY;
    }
    Path file = place.directory().resolve(StateFiles.STATE);
    try {
      Optional<State> state = read(file);
      return state.isPresent() ? state.get() : spare().orElse(State.EMPTY);
    } catch (DamagedStateException e) {
      return spareOf(file, e);
    } catch (IOException e) {
      throw IoFailure.of("read the state", file, e);
    }
  }

  private Optional<State> read(Path file) throws IOException, DamagedStateException {
    Optional<FileFacts> facts = place.checkFile(file);
    try {
      return facts.isPresent()
          ? Optional.of(new StateReader(disk).read(file, facts.get()))
          : Optional.empty();
    } catch (NewerSchemaException e) {
      throw Recovery.newer(file, e);
    }
  }

  private Optional<State> spare() {
    return new StateReader(disk).readIfGood(place.directory().resolve(StateFiles.SPARE));
  }

  /** The damage itself is left for somebody who can write. */
  private State spareOf(Path file, DamagedStateException damage) {
    Optional<State> spare = spare();
    String what = "the state file is damaged: " + file + ": " + damage.getMessage();
    if (spare.isEmpty()) {
      throw new StyxyException(
          FailureCode.STATE_DAMAGED,
          what + "; there is no good spare copy, and it cannot be repaired here",
          "where it can be written: styxy doctor");
    }
    notices.addOnce(what + "; its spare copy is read instead");
    return spare.get();
  }

  @Override
  public Damage damage() {
    return Damage.NONE;
  }

  @Override
  public void save(State state) {
    throw new IllegalStateException("a read-only session cannot save");
  }

  @Override
  public void append(List<Event> events) {
    throw new IllegalStateException("a read-only session has no log");
  }

  /** There is no lock to release. */
  @Override
  public void close() {}
}
