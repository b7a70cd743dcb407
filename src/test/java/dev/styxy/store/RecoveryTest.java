package dev.styxy.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.FailureCode;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.store.codec.StateCodecTest;
import dev.styxy.store.event.EventReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  private static final byte[] GARBAGE = "\u0000garbage".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path home;
  private Sandbox sandbox;

  @BeforeEach
  void makeSandbox() {
    sandbox = new Sandbox(home);
  }

  private List<String> kept() {
    return sandbox.names().stream().filter(name -> name.contains("corrupt-")).toList();
  }

  private void assertTold(String... words) {
    List<String> told = sandbox.told();
    assertEquals(1, told.size(), told.toString());
    for (String word : words) {
      assertTrue(told.get(0).contains(word), told.toString());
    }
  }

  @Test
  void theFirstRunFindsAnEmptyStateAndSaysNothing() {
    assertEquals(State.EMPTY, sandbox.load());
    assertEquals(List.of(), sandbox.told());
    assertEquals(List.of("state.lock"), sandbox.names());
  }

  @Test
  void aDamagedFileIsKeptAndWhatWasSavedLastComesFromTheSpare() {
    sandbox.save(SampleState.of(3));
    sandbox.save(SampleState.of(4));
    sandbox.write("state.json", GARBAGE);
    assertEquals(SampleState.of(4), sandbox.load());
    assertTold("is damaged", "kept as", "its spare copy is used: 4 allocations");
    assertArrayEquals(GARBAGE, sandbox.bytes(kept().get(0)));
  }

  @Test
  void itIsToldOnceAndLogged() {
    sandbox.save(SampleState.of(3));
    sandbox.write("state.json", GARBAGE);
    sandbox.load();
    sandbox.told();
    assertEquals(SampleState.of(3), sandbox.load());
    assertEquals(List.of(), sandbox.told());
    assertEquals("recovered", new EventReader(sandbox.directory()).read().events().get(0).event());
  }

  @Test
  void aFlippedBitInANameIsDamage() {
    sandbox.save(SampleState.of(3));
    byte[] content = sandbox.bytes("state.json");
    String text = new String(content, StandardCharsets.ISO_8859_1);
    content[text.indexOf("shop1")] ^= 1;
    sandbox.write("state.json", content);
    assertEquals(SampleState.of(3), sandbox.load());
    assertTold("checksum");
  }

  @Test
  void aStateThatCannotBeIsDamage() {
    sandbox.save(SampleState.of(3));
    String text = StateCodecTest.text(SampleState.of(2)).replace("[3001,", "[3000,");
    text = text.replace("\"udp\"", "\"tcp\"");
    text = text.replaceFirst("\"crc32\":\"[0-9a-f]{8}\"", "\"crc32\":null");
    sandbox.write("state.json", text.getBytes(StandardCharsets.UTF_8));
    assertEquals(SampleState.of(3), sandbox.load());
    assertTold("a port is allocated twice (port 3000)");
  }

  @Test
  void aMissingFileIsTakenFromTheSpareAndThatIsSaid() throws IOException {
    sandbox.save(SampleState.of(3));
    Files.delete(sandbox.file("state.json"));
    assertEquals(SampleState.of(3), sandbox.load());
    assertTold("the state file is missing", "3 allocations");
    assertEquals(SampleState.of(3), sandbox.load());
  }

  @Test
  void whenBothAreDamagedBothAreKeptAndTheLossIsSaidLoudly() {
    sandbox.save(SampleState.of(3));
    sandbox.write("state.json", GARBAGE);
    sandbox.write("state.json.bak", "[]".getBytes(StandardCharsets.UTF_8));
    assertEquals(State.EMPTY, sandbox.load());
    assertTold("STARTING EMPTY", "its spare copy is damaged as well");
    assertEquals(2, kept().size());
    assertEquals(State.EMPTY, sandbox.load());
    assertEquals(List.of(), sandbox.told());
  }

  @Test
  void aDamagedFileWithoutSpareIsKeptAndTheLossIsSaidLoudly() {
    sandbox.write("state.json", GARBAGE);
    assertEquals(State.EMPTY, sandbox.load());
    assertTold("STARTING EMPTY", "there is no spare copy");
    assertArrayEquals(GARBAGE, sandbox.bytes(kept().get(0)));
  }

  @Test
  void anOversizedFileIsKeptWithoutBeingRead() throws IOException {
    sandbox.save(SampleState.of(3));
    try (RandomAccessFile file = new RandomAccessFile(sandbox.file("state.json").toFile(), "rw")) {
      file.setLength(10L << 30);
    }
    assertEquals(SampleState.of(3), sandbox.load());
    assertTold("far too large");
    assertEquals(10L << 30, Files.size(sandbox.file(kept().get(0))));
  }

  @Test
  void aNewerFileIsRefusedAndLeftAlone() {
    byte[] newer = "{\"schema\":4,\"anything\":[]}".getBytes(StandardCharsets.UTF_8);
    sandbox.save(SampleState.of(3));
    sandbox.write("state.json", newer);
    StyxyException e = assertThrows(StyxyException.class, sandbox::load);
    assertEquals(FailureCode.STATE_NEWER, e.code());
    assertArrayEquals(newer, sandbox.bytes("state.json"));
    assertEquals(List.of(), kept());
  }

  @Test
  void aNewerSpareIsLeftAloneToo() {
    byte[] newer = "{\"schema\":4}".getBytes(StandardCharsets.UTF_8);
    sandbox.write("state.json", GARBAGE);
    sandbox.write("state.json.bak", newer);
    StyxyException e = assertThrows(StyxyException.class, sandbox::load);
    assertEquals(FailureCode.STATE_NEWER, e.code());
    assertArrayEquals(GARBAGE, sandbox.bytes("state.json"));
    assertArrayEquals(newer, sandbox.bytes("state.json.bak"));
  }

  @Test
  void onlyAFewDamagedFilesAreKeptAndNoneIsReplaced() {
    for (int i = 0; i < 20; i++) {
      sandbox.save(SampleState.of(1));
      sandbox.write("state.json", ("damage " + i).getBytes(StandardCharsets.UTF_8));
      sandbox.load();
      String last = "damage " + i;
      assertTrue(
          kept().stream()
              .anyMatch(
                  name -> new String(sandbox.bytes(name), StandardCharsets.UTF_8).equals(last)));
    }
    assertTrue(kept().size() <= 6, kept().toString());
  }

  @Test
  void whatAKilledProcessLeftIsRemoved() {
    sandbox.save(SampleState.of(3));
    sandbox.write("state.json.tmp", GARBAGE);
    sandbox.write("state.json.bak.tmp", GARBAGE);
    sandbox.write("completion.tmp", GARBAGE);
    assertEquals(SampleState.of(3), sandbox.load());
    assertEquals(
        List.of("completion", "state.json", "state.json.bak", "state.lock"), sandbox.names());
  }

  @Test
  void aStateThatIsNotValidIsNotSaved() {
    sandbox.save(SampleState.of(3));
    State twice = SampleState.with(SampleState.allocation(3000), SampleState.allocation(3000));
    StyxyException e = assertThrows(StyxyException.class, () -> sandbox.save(twice));
    assertEquals(FailureCode.INTERNAL, e.code());
    assertEquals(SampleState.of(3), sandbox.load());
  }
}
