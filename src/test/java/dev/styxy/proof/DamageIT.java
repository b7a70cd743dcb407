package dev.styxy.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool;
import dev.styxy.it.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files through the command line; src/proof has fifty more. */
class DamageIT {
  private static final long HUNDRED_MEGABYTES = 100L << 20;

  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[[[[[[[[[[]]]]]]]]]]",
        "{\"schema\":1,\"schema\":1}",
        "{\"schema\":99999999999999999999}",
        "\u0000\u0000\u0000\u0000",
        "\ufeff{\"schema\":1}"
      })
  void damagedStateIsKeptAndItsSpareIsUsedAloud(String content) throws IOException {
    Scene scene = Scene.with(temporary, "web");
    Map<String, Long> before = scene.ports();
    Files.writeString(scene.file("state.json"), content);
    InstalledTool.Result told = scene.tool().run("list");
    assertEquals(0, told.status(), told.all());
    assertTrue(told.err().contains("damaged") && told.err().contains("corrupt-"), told.all());
    assertFalse(told.err().contains("\tat "), told.all());
    assertEquals(before, scene.ports());
  }

  @Test
  void oneChangedBitIsDamage() throws IOException {
    Scene scene = Scene.with(temporary, "web");
    String state = Files.readString(scene.file("state.json"));
    Files.writeString(scene.file("state.json"), state.replace("\"web\"", "\"wec\""));
    InstalledTool.Result told = scene.tool().run("list");
    assertTrue(told.err().contains("damaged"), told.all());
    assertTrue(scene.ports().containsKey("web"));
  }

  @Test
  void withoutAnyGoodCopyItBeginsAnewAloudAndKeepsBoth() throws IOException {
    Scene scene = Scene.with(temporary, "web");
    Files.writeString(scene.file("state.json"), "{");
    Files.writeString(scene.file("state.json.bak"), "{");
    InstalledTool.Result told = scene.tool().run("list");
    assertTrue(told.err().contains("STARTING EMPTY"), told.all());
    assertEquals(2, scene.litter().size(), "kept: " + scene.litter());
    assertEquals(Map.of(), scene.ports());
  }

  @Test
  void aStateOfAHundredMegabytesIsNotEvenRead() throws IOException {
    Scene scene = Scene.with(temporary, "web");
    try (RandomAccessFile file = new RandomAccessFile(scene.file("state.json").toFile(), "rw")) {
      file.setLength(HUNDRED_MEGABYTES);
    }
    assertEquals(0, scene.tool().run("list").status());
    assertTrue(scene.ports().containsKey("web"));
  }

  @Test
  void aNewerSchemaIsRefusedAndLeftAlone() throws IOException {
    Scene scene = Scene.with(temporary, "web");
    Path file = scene.file("state.json");
    String newer = Files.readString(file).replaceFirst("\"schema\":3", "\"schema\":4");
    Files.writeString(file, newer);
    InstalledTool.Result refused = scene.tool().run("allocate", "dev", "--json");
    assertEquals(6, refused.status(), refused.all());
    assertEquals("state_newer", Json.object(refused.out()).get("code"));
    assertEquals(newer, Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"events.jsonl", "state.lock"})
  void whatIsInTheLogAndTheLockFileDecidesNothing(String name) throws IOException {
    Scene scene = Scene.with(temporary, "web");
    Map<String, Long> before = scene.ports();
    Files.write(scene.file(name), "\u0000\u00ff{[\n\"".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(0, scene.tool().run("renew", "web").status());
    assertEquals(before, scene.ports());
  }
}
