package dev.styxy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.StateStore;
import dev.styxy.model.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadAheadTest {
  private static final State BEFORE = SampleState.of(3);
  private static final State AFTER = SampleState.of(4);

  @TempDir Path home;

  private final NioDisk disk = new NioDisk();
  private final ReadAhead ahead = new ReadAhead();
  private Sandbox sandbox;

  @BeforeEach
  void makePlace() {
    sandbox = new Sandbox(home);
  }

  private void readAhead() {
    ahead.begin(new StateDirectory(home, Sandbox.SCOPE));
  }

  /** What is found ahead for the file as it is now. */
  private Optional<LoadedState> found() throws IOException {
    FileFacts facts = disk.facts(sandbox.file(StateFiles.STATE)).orElseThrow();
    return ahead.of(facts, sandbox.bytes(StateFiles.STATE));
  }

  private State load() {
    try (StateStore.Session session = sandbox.store().withReadAhead(ahead).lock()) {
      return session.load();
    }
  }

  @Test
  void unchangedFileIsNotDecodedAgain() throws IOException {
    sandbox.save(BEFORE);
    readAhead();
    assertEquals(BEFORE, found().orElseThrow().state());
    assertEquals(BEFORE, load());
  }

  @Test
  void whatWasSavedMeanwhileIsFound() throws IOException {
    sandbox.save(BEFORE);
    readAhead();
    sandbox.save(AFTER);
    assertTrue(found().isEmpty());
    assertEquals(AFTER, load());
  }

  @Test
  void otherBytesInTheSameFileAreFound() throws IOException {
    sandbox.save(BEFORE);
    readAhead();
    byte[] changed = sandbox.bytes(StateFiles.STATE);
    changed[changed.length - 2] ^= 1;
    Files.write(sandbox.file(StateFiles.STATE), changed);
    assertTrue(found().isEmpty());
  }

  @Test
  void copyInPlaceOfTheFileIsDecodedAgain() throws IOException {
    sandbox.save(BEFORE);
    readAhead();
    Path copy = sandbox.file("copy");
    Files.copy(sandbox.file(StateFiles.STATE), copy);
    Files.move(copy, sandbox.file(StateFiles.STATE), StandardCopyOption.ATOMIC_MOVE);
    assertTrue(found().isEmpty());
  }

  @Test
  void damageIsToldUnderTheLock() {
    sandbox.save(BEFORE);
    sandbox.write(StateFiles.STATE, new byte[] {'{'});
    readAhead();
    assertEquals(BEFORE, load());
    assertEquals(1, sandbox.told().size());
  }

  @Test
  void absentFileIsNoFailure() {
    readAhead();
    assertEquals(State.EMPTY, load());
  }

  @Test
  void loadDoesNotWaitForWhatHasNotBegun() {
    sandbox.save(BEFORE);
    assertEquals(BEFORE, load());
    readAhead();
  }
}
