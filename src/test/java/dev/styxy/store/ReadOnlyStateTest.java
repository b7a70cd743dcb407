package dev.styxy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.state.StateStore;
import dev.styxy.model.FailureCode;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.NioFileOps;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that the system lets nobody write is read nevertheless, by those who only look. */
class ReadOnlyStateTest {
  private static final Set<String> WRITING =
      Set.of("createDirectory", "tighten", "create", "open", "openForAppend", "rename", "delete");

  @TempDir private Path temporary;
  private Sandbox sandbox;
  private StateStore store;

  @BeforeEach
  void prepare() {
    sandbox = new Sandbox(temporary.resolve("home"));
    store = sandbox.store(forbidding(new AccessDeniedException("/the/path")));
  }

  private static FileOps forbidding(IOException failure) {
    FileOps disk = new NioFileOps();
    return (FileOps)
        Proxy.newProxyInstance(
            FileOps.class.getClassLoader(),
            new Class<?>[] {FileOps.class},
            (proxy, method, arguments) -> {
              if (WRITING.contains(method.getName())) {
                throw failure;
              }
              try {
                return method.invoke(disk, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private State look() {
    try (StateStore.Session session = store.look()) {
      assertTrue(session.obstacle().isPresent());
      return session.load();
    }
  }

  private static FailureCode code(Runnable action) {
    return assertThrows(StyxyException.class, action::run).code();
  }

  @Test
  void itIsReadAsItWasSavedLast() {
    sandbox.save(SampleState.of(3));
    assertEquals(SampleState.of(3), look());
  }

  @Test
  void whoWantsToChangeItIsRefused() {
    sandbox.save(SampleState.of(3));
    assertEquals(FailureCode.STATE_READ_ONLY, code(store::lock));
    try (StateStore.Session session = store.look()) {
      assertThrows(IllegalStateException.class, () -> session.save(State.EMPTY));
    }
    assertEquals(SampleState.of(3), sandbox.load());
  }

  @Test
  void whereThereIsNoneItIsEmptyAndNothingIsMade() {
    assertEquals(State.EMPTY, look());
    assertFalse(Files.exists(temporary.resolve("home")));
  }

  @Test
  void anotherFailureIsNotTakenForAForbiddenOne() {
    sandbox.save(SampleState.of(3));
    store = sandbox.store(forbidding(new IOException("Input/output error")));
    assertEquals(FailureCode.IO, code(store::look));
  }

  @Test
  void aLockThatIsBusyIsWaitedFor() {
    sandbox.save(SampleState.of(3));
    try (StateStore.Session session = sandbox.store().lock()) {
      session.load();
      assertThrows(IllegalStateException.class, () -> sandbox.store().look());
    }
  }

  @Test
  void whatIsDamagedIsReadFromItsSpareAndLeftAlone() {
    sandbox.save(SampleState.of(3));
    byte[] garbage = "{".getBytes(StandardCharsets.UTF_8);
    sandbox.write("state.json", garbage);
    assertEquals(SampleState.of(3), look());
    assertTrue(sandbox.told().get(0).contains("its spare copy is read instead"));
    assertEquals(1, sandbox.bytes("state.json").length);
  }

  @Test
  void whatIsDamagedWithItsSpareIsNotCalledEmpty() {
    sandbox.save(SampleState.of(3));
    byte[] garbage = "{".getBytes(StandardCharsets.UTF_8);
    sandbox.write("state.json", garbage);
    sandbox.write("state.json.bak", garbage);
    assertEquals(FailureCode.STATE_DAMAGED, code(this::look));
  }

  @Test
  void aLinkInItsPlaceIsRefused() throws IOException {
    sandbox.save(SampleState.of(3));
    Path other = Files.move(sandbox.file("state.json"), temporary.resolve("other"));
    Files.createSymbolicLink(sandbox.file("state.json"), other);
    assertEquals(FailureCode.STATE_UNSAFE, code(this::look));
  }
}
