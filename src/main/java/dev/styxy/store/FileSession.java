package dev.styxy.store;

import dev.styxy.core.state.Damage;
import dev.styxy.core.state.StateStore;
import dev.styxy.core.system.Clock;
import dev.styxy.core.text.Notices;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.store.codec.DamagedStateException;
import dev.styxy.store.codec.GoodRows;
import dev.styxy.store.codec.NewerSchemaException;
import dev.styxy.store.completion.CompletionIndex;
import dev.styxy.store.completion.CompletionSource;
import dev.styxy.store.event.FileEventLog;
import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.IoFailure;
import dev.styxy.store.file.SecureDirectory;
import dev.styxy.store.lock.StateLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The time in which this process holds the lock on the state. */
final class FileSession implements StateStore.Session {
  private final FileOps disk;
  private final SecureDirectory place;
  private final StateLock lock;
  private final StateFile file;
  private final FileEventLog events;
  private final CompletionIndex index;
  private final Notices notices;
  private final Clock clock;
  private final StateReader reader;
  private Damage damage = Damage.NONE;

  FileSession(
      FileOps disk,
      SecureDirectory place,
      StateLock lock,
      Notices notices,
      Clock clock,
      CompletionSource offered) {
    this.disk = disk;
    this.place = place;
    this.lock = lock;
    GoodRows rows = new GoodRows();
    this.file = new StateFile(disk, place.directory(), notices, rows);
    this.events = new FileEventLog(disk, place, notices);
    this.index = new CompletionIndex(disk, place.directory(), offered);
    this.notices = notices;
    this.clock = clock;
    this.reader = new StateReader(disk, rows);
  }

  @Override
  public State load() {
    file.removeLeftovers();
    index.removeLeftover();
    try {
      Optional<FileFacts> facts = place.checkFile(file.path());
      return facts.isPresent() ? load(facts.get()) : loadWithoutFile();
    } catch (IOException e) {
      throw IoFailure.of("load the state", file.path(), e);
    }
  }

  @Override
  public Damage damage() {
    return damage;
  }

  private State load(FileFacts facts) throws IOException {
    try {
      return reader.read(file.path(), facts);
    } catch (NewerSchemaException e) {
      throw Recovery.newer(file.path(), e);
    } catch (DamagedStateException e) {
      return recovered(recovery().fromDamage(e));
    }
  }

  private State loadWithoutFile() throws IOException {
    Optional<Recovery.Recovered> recovered = recovery().fromAbsence();
    return recovered.isPresent() ? recovered(recovered.get()) : State.EMPTY;
  }

  private State recovered(Recovery.Recovered recovered) {
    damage = recovered.damage();
    return recovered.state();
  }

  private Recovery recovery() {
    return new Recovery(disk, place, file, events, notices, clock.now().wallMillis());
  }

  @Override
  public void save(State state) {
    ByteBuffer content = file.encode(state);
    requireLock();
    refuseStrangers(file.path());
    file.write(content);
    file.writeSpare(content);
    index.write(state);
  }

  /** A lock excludes nobody once its file has been removed. */
  private void requireLock() {
    try {
      if (!lock.isInPlace()) {
        throw new StyxyException(
            FailureCode.IO,
            "the state was not saved: its lock file was removed in the meantime",
            "try again, and leave the files of " + place.directory() + " alone");
      }
    } catch (IOException e) {
      throw IoFailure.of("save the state", file.path(), e);
    }
  }

  private void refuseStrangers(Path path) {
    try {
      place.checkFile(path);
    } catch (IOException e) {
      throw IoFailure.of("save the state", path, e);
    }
  }

  @Override
  public void tellUnsaved(StyxyException failure) {
    notices.addOnce("the state is read-only here, and nothing is saved: " + failure.getMessage());
  }

  @Override
  public void append(List<Event> added) {
    events.append(added);
  }

  @Override
  public void close() {
    try {
      lock.release();
    } finally {
      file.flushSpare();
    }
  }
}
