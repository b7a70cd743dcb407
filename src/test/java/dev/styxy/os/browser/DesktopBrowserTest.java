package dev.styxy.os.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.Browser;
import dev.styxy.core.system.LocalUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopBrowserTest {
  private static final LocalUrl URL = new LocalUrl(3000, "/login");

  /** These programs end by themselves, on a slow machine later. */
  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path programs;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void prepare() {
    environment.put("PATH", "relative:" + programs);
  }

  private Path program(String name, int status) throws IOException {
    Path file = programs.resolve(name);
    Files.writeString(
        file, "#!/bin/sh\necho \"$0 $*\" >> " + programs + "/calls\nexit " + status + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  private Browser.Opening open(String system) {
    return new DesktopBrowser(environment, system, PATIENCE_SECONDS).open(URL, false);
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(programs.resolve("calls"));
  }

  private List<List<String>> commands(String system) {
    return new Launchers(environment, system).commandsFor(URL);
  }

  @Test
  void xdgOpenIsGivenTheUrlWhereThereIsADisplay() throws IOException {
    Path program = program("xdg-open", 0);
    environment.put("WAYLAND_DISPLAY", "wayland-0");
    assertEquals(new Browser.Opening.Opened(program.toString()), open("Linux"));
    assertEquals(List.of(program + " http://localhost:3000/login"), calls());
  }

  @Test
  void withoutADisplayNothingIsStarted() throws IOException {
    program("xdg-open", 0);
    program("lynx", 0);
    environment.put("DISPLAY", "");
    assertInstanceOf(Browser.Opening.Impossible.class, open("Linux"));
    assertTrue(Files.notExists(programs.resolve("calls")));
  }

  @Test
  void browserCountsWithoutADisplay() throws IOException {
    Path helper = program("helper", 0);
    environment.put("BROWSER", "no-such-program:" + helper + " --url=%s -x");
    assertEquals(new Browser.Opening.Opened(helper.toString()), open("Linux"));
    assertEquals(List.of(helper + " --url=http://localhost:3000/login -x"), calls());
  }

  @Test
  void theNextIsTriedWhenOneFails() throws IOException {
    Path first = program("xdg-open", 3);
    Path second = program("firefox", 0);
    environment.put("DISPLAY", ":0");
    environment.put("BROWSER", "firefox");
    assertEquals(new Browser.Opening.Opened(second.toString()), open("Linux"));
    assertEquals(2, calls().size());
    environment.put("BROWSER", "");
    Browser.Opening.Failed failed = assertInstanceOf(Browser.Opening.Failed.class, open("Linux"));
    assertEquals(first + " failed with status 3", failed.why());
  }

  @Test
  void whatIsNoProgramIsNotTaken() throws IOException {
    Files.createDirectory(programs.resolve("xdg-open"));
    environment.put("DISPLAY", ":0");
    assertEquals(List.of(), commands("Linux"));
  }

  @Test
  void windowsIsAskedFromWithinWsl() throws IOException {
    Path view = program("wslview", 0);
    Path run = program("rundll32.exe", 0);
    environment.put("WSL_DISTRO_NAME", "Debian");
    assertEquals(
        List.of(
            List.of(view.toString(), URL.toString()),
            List.of(run.toString(), "url.dll,FileProtocolHandler", URL.toString())),
        commands("Linux"));
  }

  @Test
  void otherSystemsHaveTheirOwn() {
    assertEquals(List.of(List.of("/usr/bin/open", URL.toString())), commands("Mac OS X"));
    environment.put("SystemRoot", "D:\\Windows");
    assertEquals(
        List.of(
            List.of(
                "D:\\Windows\\System32\\rundll32.exe",
                "url.dll,FileProtocolHandler",
                URL.toString())),
        commands("Windows 11"));
  }
}
