package dev.styxy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.PrivateDirectory;
import dev.styxy.core.state.StateStore;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.LoggedEvent;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.store.event.EventReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation of a whole invocation goes wrong in turn, in every way. */
class FaultTest {
  private static final State OLD = SampleState.of(3);
  private static final State NEW = SampleState.of(5);
  private static final Set<String> EXPECTED_FILES =
      Set.of("completion", "state.json", "state.json.bak", "state.lock", "events.jsonl");

  /** How an invocation ended. */
  private enum End {
    SAVED,
    FAILED,
    DIED
  }

  @TempDir private Path temporary;
  private int homes;

  @ParameterizedTest
  @EnumSource
  void aSaveLeavesTheOldOrTheNewStateWhole(FaultyFileOps.Fault fault) throws IOException {
    int at = 0;
    FaultyFileOps disk;
    do {
      Sandbox sandbox = sandbox();
      sandbox.save(OLD);
      disk = new FaultyFileOps(fault, ++at);
      End end = invoke(sandbox, disk);
      State found = sandbox.load();
      assertTrue(found.equals(OLD) || found.equals(NEW), at + ": neither the old nor the new");
      assertTrue(end != End.SAVED || found.equals(NEW), at + ": said to be saved, and is not");
      assertNoLitter(sandbox, at);
    } while (disk.isReached());
    assertTrue(at > 20, "only " + at + " operations");
  }

  @ParameterizedTest
  @EnumSource
  void theFirstSaveLeavesNothingOrTheStateWhole(FaultyFileOps.Fault fault) throws IOException {
    int at = 0;
    FaultyFileOps disk;
    do {
      Sandbox sandbox = sandbox();
      disk = new FaultyFileOps(fault, ++at);
      End end = invoke(sandbox, disk);
      State found = sandbox.load();
      assertTrue(found.equals(State.EMPTY) || found.equals(NEW), at + ": something else");
      assertTrue(end != End.SAVED || found.equals(NEW), at + ": said to be saved, and is not");
      assertNoLitter(sandbox, at);
    } while (disk.isReached());
  }

  @ParameterizedTest
  @EnumSource
  void aRecoveryLosesNothingAndIsNeverSilent(FaultyFileOps.Fault fault) throws IOException {
    int at = 0;
    FaultyFileOps disk;
    do {
      Sandbox sandbox = sandbox();
      sandbox.save(OLD);
      sandbox.write("state.json", "{".getBytes());
      disk = new FaultyFileOps(fault, ++at);
      invoke(sandbox, disk);
      State found = sandbox.load();
      assertTrue(found.equals(OLD) || found.equals(NEW), at + ": neither the old nor the new");
      assertTrue(isToldOrLogged(sandbox, "spare copy is used"), at + ": nothing was said");
      sandbox.load();
      assertEquals(1, kept(sandbox).size(), at + ": " + sandbox.names());
    } while (disk.isReached());
  }

  @ParameterizedTest
  @EnumSource
  void aLossOfBothFilesIsNeverSilent(FaultyFileOps.Fault fault) throws IOException {
    int at = 0;
    FaultyFileOps disk;
    do {
      Sandbox sandbox = sandbox();
      sandbox.save(OLD);
      sandbox.write("state.json", "{".getBytes());
      sandbox.write("state.json.bak", "[".getBytes());
      disk = new FaultyFileOps(fault, ++at);
      invoke(sandbox, disk);
      sandbox.load();
      assertTrue(isToldOrLogged(sandbox, "STARTING EMPTY"), at + ": nothing was said");
      for (String damage : List.of("{", "[")) {
        assertTrue(isStillThere(sandbox, damage), at + ": " + sandbox.names());
      }
    } while (disk.isReached());
  }

  private Sandbox sandbox() throws IOException {
    return new Sandbox(PrivateDirectory.make(temporary.resolve("home" + homes++)));
  }

  private static End invoke(Sandbox sandbox, FaultyFileOps disk) throws IOException {
    try (StateStore.Session session = sandbox.store(disk.disk()).lock()) {
      session.load();
      session.save(NEW);
      session.append(List.of(event()));
      return End.SAVED;
    } catch (StyxyException e) {
      assertTrue(isClear(e), e.code() + ": " + e.getMessage());
      return End.FAILED;
    } catch (FaultyFileOps.Death e) {
      return End.DIED;
    } finally {
      disk.closeAll();
    }
  }

  private static boolean isClear(StyxyException e) {
    return e.code() == FailureCode.IO
        && e.getMessage().contains("No space left on device")
        && !e.suggestions().isEmpty();
  }

  private static Event event() {
    return new Event(
        0, Event.Kind.ALLOCATED, Optional.of(NEW.allocations().get(0)), Optional.empty(), "");
  }

  private static void assertNoLitter(Sandbox sandbox, int at) {
    sandbox.load();
    for (String name : sandbox.names()) {
      assertTrue(EXPECTED_FILES.contains(name), at + ": left behind: " + name);
    }
  }

  /** A process that is killed can tell nobody, but it has logged it. */
  private static boolean isToldOrLogged(Sandbox sandbox, String words) {
    List<LoggedEvent> events = new EventReader(sandbox.directory()).read().events();
    return sandbox.told().stream().anyMatch(line -> line.contains(words))
        || events.stream().anyMatch(event -> event.detail().contains(words));
  }

  private static boolean isStillThere(Sandbox sandbox, String content) {
    return sandbox.names().stream()
        .anyMatch(name -> Arrays.equals(content.getBytes(), sandbox.bytes(name)));
  }

  private static List<String> kept(Sandbox sandbox) {
    return sandbox.names().stream().filter(name -> name.contains("corrupt-")).toList();
  }
}
