package dev.styxy.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.model.State;
import dev.styxy.store.OtherScopeFiles;
import dev.styxy.store.SampleState;
import dev.styxy.store.Sandbox;
import dev.styxy.store.codec.StateCodecTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
  private static final Path USER_HOME = Path.of("/home/ann");

  private static Path resolve(String styxyHome, String stateHome) {
    return StateDirectory.resolve(
            Optional.ofNullable(styxyHome).map(Path::of),
            Optional.ofNullable(stateHome).map(Path::of),
            USER_HOME,
            "m-1")
        .path();
  }

  @Test
  void styxyHomeComesFirst() {
    assertEquals(Path.of("/srv/styxy/m-1"), resolve("/srv/styxy", "/srv/state"));
  }

  @Test
  void thenTheStateHomeOfXdg() {
    assertEquals(Path.of("/srv/state/styxy/m-1"), resolve(null, "/srv/state"));
  }

  @Test
  void thenTheDefaultOfXdg() {
    assertEquals(Path.of("/home/ann/.local/state/styxy/m-1"), resolve(null, null));
  }

  @Test
  void aRelativeStateHomeIsIgnoredAsXdgHasIt() {
    assertEquals(Path.of("/home/ann/.local/state/styxy/m-1"), resolve(null, "state"));
  }

  @Test
  void aScopeIsAMachineAndANetworkNamespace() {
    assertEquals("3f9c2a7e11d0-4026531840", StateDirectory.scope("3f9c2a7e11d0", "4026531840"));
    assertEquals("local", StateDirectory.scope("local", ""));
  }

  @Test
  void otherScopesAreReadAndThisOneAndDamagedOnesAreNot(@TempDir Path home) throws Exception {
    new Sandbox(home).save(SampleState.of(2));
    byte[] other = StateCodecTest.encode(SampleState.of(3));
    write(home, "other-1", other);
    write(home, "broken-1", "{".getBytes(StandardCharsets.UTF_8));
    Files.createDirectory(home.resolve("empty-1"));
    Map<String, State> states = new OtherScopeFiles(new StateDirectory(home, Sandbox.SCOPE)).read();
    assertEquals(Map.of("other-1", SampleState.of(3)), states);
  }

  @Test
  void aHomeThatIsNotThereHasNoScopes(@TempDir Path home) {
    StateDirectory directory = new StateDirectory(home.resolve("none"), "x");
    assertEquals(Map.of(), new OtherScopeFiles(directory).read());
  }

  private static void write(Path home, String scope, byte[] content) throws Exception {
    Files.createDirectory(home.resolve(scope));
    Files.write(home.resolve(scope).resolve("state.json"), content);
  }
}
