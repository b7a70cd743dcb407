package dev.styxy.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was said is saved, whoever is killed then; src/proof kills more of them, and at any moment.
 */
class AnnouncedIT {
  private static final int ROUNDS = 5;

  @TempDir Path temporary;

  @Test
  void aPortThatAKilledInvocationHadSaidIsInTheState() throws Exception {
    Scene scene = Scene.with(temporary);
    List<String> words = List.of(InstalledTool.launcher(), "allocate", "dev", "--owner", "none");
    for (int i = 0; i < ROUNDS; i++) {
      Process process = scene.tool().start(words);
      byte[] said = new byte[16];
      int length = process.getInputStream().read(said);
      process.destroyForcibly().waitFor();
      long port = Long.parseLong(new String(said, 0, length, StandardCharsets.US_ASCII).strip());
      String saved = Files.readString(scene.file("state.json"));
      assertTrue(saved.contains("[" + port + ",\"tcp\""), saved);
    }
  }
}
