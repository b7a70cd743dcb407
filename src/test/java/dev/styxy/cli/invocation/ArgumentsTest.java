package dev.styxy.cli.invocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.styxy.core.owner.OwnerChoice;
import dev.styxy.model.StyxyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentsTest {

  @Test
  void everyPortIsAPort() {
    assertEquals(1, Arguments.port("1"));
    assertEquals(65535, Arguments.port("65535"));
    assertEquals(80, Arguments.port("00080"));
  }

  @Test
  void countHasAnEnd() {
    assertEquals(1000, Arguments.count("1000"));
    assertThrows(StyxyException.class, () -> Arguments.count("1001"));
  }

  @Test
  void ownersAreFourWordsOrAPid() {
    assertEquals(new OwnerChoice.Auto(), Arguments.owner("auto"));
    assertEquals(new OwnerChoice.Parent(), Arguments.owner("parent"));
    assertEquals(new OwnerChoice.None(), Arguments.owner("none"));
    assertEquals(new OwnerChoice.Process(4194304), Arguments.owner("4194304"));
  }

  @Test
  void directoryIsNamedAsTheKernelNamesIt(@TempDir Path temp) throws Exception {
    Path real = Files.createDirectory(temp.resolve("real")).toRealPath();
    Files.createSymbolicLink(temp.resolve("link"), real);
    assertEquals(real.toString(), Arguments.directory("link/../real/.", temp));
  }
}
