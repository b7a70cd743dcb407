package dev.styxy.os.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.core.system.OuterSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WslTest {
  private static final String SECOND = "6.6.87.2-microsoft-standard-WSL2";
  private static final String FIRST = "4.4.0-19041-Microsoft";

  @TempDir private Path root;

  private void make(String path) throws Exception {
    Files.createDirectories(root.resolve(path));
  }

  private Optional<Boolean> sharesPorts(String release) {
    return Wsl.outer(root, release).map(OuterSystem::sharesPorts);
  }

  @Test
  void mirroredModeSharesThePortsOfWindows() throws Exception {
    make("run/WSL");
    assertEquals(Optional.of(false), sharesPorts(SECOND));
    make("sys/class/net/loopback0");
    assertEquals(Optional.of(true), sharesPorts(SECOND));
  }

  @Test
  void kernelOfOnesOwnIsKnownByTheInterop() throws Exception {
    make("proc/sys/fs/binfmt_misc/WSLInterop");
    assertEquals(Optional.of(false), sharesPorts("6.18.0-mine"));
  }

  @Test
  void theFirstWslHasNoPortsOfItsOwn() {
    assertEquals(Optional.of(true), sharesPorts(FIRST));
  }

  @Test
  void containerOnThatKernelIsNotUnderWindows() {
    assertEquals(Optional.empty(), sharesPorts(SECOND));
  }

  @Test
  void anyOtherLinuxIsNotUnderWindows() throws Exception {
    make("run/WSL");
    assertEquals(Optional.empty(), sharesPorts("6.18.0-amd64"));
  }

  @Test
  void socketsOfWindowsAreListedFromHere() {
    OuterSystem windows = Wsl.outer(root, FIRST).orElseThrow();
    assertEquals("netstat.exe -ano | grep :3000", windows.lookAt(3000));
  }
}
