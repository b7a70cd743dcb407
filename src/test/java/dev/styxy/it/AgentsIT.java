package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code agents} and {@code status}, as installed. */
class AgentsIT {
  private static final String OWN = "# My project\r\n\r\nIts own rules.\r\n";

  @TempDir Path folder;
  private InstalledTool styxy;
  private Path file;

  @BeforeEach
  void prepare() {
    styxy = new InstalledTool(folder.resolve("home"), folder);
    file = folder.resolve("AGENTS.md");
  }

  @Test
  void theBlockIsPutAtTheEndAndNothingElseIsTouched() throws IOException {
    Files.writeString(file, OWN);
    assertEquals("styxy: wrote " + file + "\n", styxy.run("agents", "--write", "AGENTS.md").err());
    String written = Files.readString(file);
    assertTrue(written.startsWith(OWN + "<!-- >>> styxy >>>"), written);
    assertTrue(written.endsWith("<!-- <<< styxy <<< -->\r\n"), written);
    assertEquals(
        "styxy: nothing to change in " + file + "\n",
        styxy.run("agents", "--write", "AGENTS.md").err());
    assertEquals(written, Files.readString(file));
  }

  @Test
  void anOldBlockIsReplacedWhereItStands() throws IOException {
    Files.writeString(file, "a\n<!-- >>> styxy >>> -->\nold\n<!-- <<< styxy <<< -->\nz\n");
    styxy.run("agents", "--write", "AGENTS.md");
    String written = Files.readString(file);
    assertTrue(
        written.startsWith("a\n<!-- >>> styxy >>>") && written.endsWith("-->\nz\n"), written);
    assertTrue(!written.contains("old"), written);
  }

  @Test
  void halfABlockALinkAndTwoKindsOfTextAreRefused() throws IOException {
    Files.writeString(file, "<!-- >>> styxy >>> -->\n");
    assertEquals(6, styxy.run("agents", "--write", "AGENTS.md").status());
    assertEquals("<!-- >>> styxy >>> -->\n", Files.readString(file));
    Path link = Files.createSymbolicLink(folder.resolve("CLAUDE.md"), file);
    assertEquals(7, styxy.run("agents", "--write", link.toString()).status());
    assertEquals(2, styxy.run("agents", "--skill", "--write", "SKILL.md").status());
  }

  @Test
  void statusFollowsAServiceFromItsFileToItsServer() throws IOException {
    Files.writeString(
        folder.resolve(".styxy.json"),
        "{\"services\":{\"web\":{\"type\":\"dev\",\"env\":\"PORT\"}}}");
    InstalledTool.Result none = styxy.run("status");
    assertTrue(none.out().matches("(?s).*dev/web +- +unallocated +- +PORT.*"), none.out());
    assertTrue(none.err().contains("styxy run web -- COMMAND {port}"), none.err());
    int port = styxy.run("allocate", "web").port();
    try (Server server = Server.listen(folder, "127.0.0.1", port)) {
      InstalledTool.Result up = styxy.run("status");
      assertTrue(up.out().contains(port + "  listening  "), up.out());
      assertTrue(up.out().contains(" " + server.pid() + " "), up.out());
      assertEquals("", up.err());
      assertTrue(styxy.run("status", "--json").out().contains("\"relation\":\"kin\""));
    }
  }
}
