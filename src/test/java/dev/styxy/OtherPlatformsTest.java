package dev.styxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.Cli;
import dev.styxy.cli.invocation.Surroundings;
import dev.styxy.core.text.Notices;
import dev.styxy.it.Deadline;
import dev.styxy.os.linux.Child;
import dev.styxy.os.macos.LibSystemDouble;
import dev.styxy.os.platform.Platform;
import dev.styxy.os.windows.WindowsDouble;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole commands on macOS and on Windows, as their doubles show this machine to them. */
class OtherPlatformsTest {
  @TempDir private Path directory;
  private Map<String, String> environment;

  private record Ended(int status, String out, String err) {}

  @BeforeEach
  void makeHome() throws Exception {
    Path home = PrivateDirectory.make(directory.resolve("home"));
    environment = Map.of("STYXY_HOME", home.toString(), "HOME", home.toString());
  }

  private static Platform platform(String name) throws Exception {
    return name.equals("macOS") ? new LibSystemDouble().platform() : new WindowsDouble().platform();
  }

  private Ended styxy(Platform platform, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Notices notices = new Notices();
    CompositionRoot root =
        new CompositionRoot(platform, environment, directory, notices, errors, question -> false);
    Surroundings surroundings =
        new Surroundings(environment, directory, Set.of(), () -> "test", OptionalInt::empty);
    PrintStream answers = new PrintStream(out, true, StandardCharsets.UTF_8);
    int status = new Cli(surroundings, root, notices, answers, errors).run(words);
    return new Ended(status, text(out), text(err));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"macOS", "Windows"})
  void portGoesToItsOwnerAndBackWhenHeEnds(String system) throws Exception {
    Platform platform = platform(system);
    String port;
    try (Child owner = Child.idle()) {
      String pid = Long.toString(owner.pid());
      Ended first = styxy(platform, "allocate", "test", "-n", "web", "--owner", pid);
      assertEquals(0, first.status(), first.err());
      port = first.out().strip();
      Ended again = styxy(platform, "allocate", "test", "-n", "web", "--owner", pid);
      assertEquals(port, again.out().strip(), again.err());
    }
    Ended cleanup = styxy(platform, "cleanup");
    assertTrue(cleanup.out().contains("process_dead"), cleanup.out() + cleanup.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"macOS", "Windows"})
  void listenerIsNamedAndAnotherPortIsGiven(String system) throws Exception {
    Platform platform = platform(system);
    try (Child server = Child.socket("tcp", "127.0.0.1", 0)) {
      String port = Integer.toString(server.port());
      Ended check = styxy(platform, "check", port);
      assertEquals(1, check.status());
      String listener = "pid " + server.pid() + " (java";
      assertTrue(check.out().contains(listener), check.out());
      assertTrue(check.out().contains("is listening on 127.0.0.1:" + port), check.out());
      Ended exact = styxy(platform, "allocate", "dev", "-p", port, "--exact", "--owner", "none");
      assertEquals(4, exact.status(), exact.err());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"macOS", "Windows"})
  void serverIsEndedByKillAndNobodyElse(String system) throws Exception {
    Platform platform = platform(system);
    try (Child server = Child.socket("tcp", "127.0.0.1", 0);
        Child bystander = Child.socket("tcp", "127.0.0.1", 0)) {
      String port = Integer.toString(server.port());
      Ended kill = styxy(platform, "kill", port, "--yes");
      assertEquals(0, kill.status(), kill.err());
      // For styxy a zombie has ended; the JVM comes to reap it a moment later.
      Deadline.await(() -> !isAlive(server));
      assertTrue(isAlive(bystander));
    }
  }

  private static boolean isAlive(Child child) {
    return ProcessHandle.of(child.pid()).filter(ProcessHandle::isAlive).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"macOS", "Windows"})
  void doctorSaysHowItLooksAndThatNothingIsHeld(String system) throws Exception {
    Ended doctor = styxy(platform(system), "doctor");
    String probe = system.equals("macOS") ? "libproc" : "iphlpapi";
    assertTrue(doctor.out().contains(probe), doctor.out());
    assertTrue(doctor.out().contains("cannot hold a port"), doctor.out());
  }

  /** It works where this test does. Windows does not show the working directories of processes. */
  @Test
  void serverWithoutItsOwnerKeepsItsPortByItsProject() throws Exception {
    Platform platform = platform("macOS");
    String here = Path.of("").toAbsolutePath().toString();
    String port;
    try (Child owner = Child.idle()) {
      String pid = Long.toString(owner.pid());
      port = styxy(platform, "allocate", "test", "--project", here, "--owner", pid).out().strip();
    }
    try (Child server = Child.socket("tcp", "127.0.0.1", Integer.parseInt(port))) {
      String list = styxy(platform, "list").out();
      assertTrue(list.contains(port) && list.contains("listening"), list + server.pid());
    }
    assertFalse(styxy(platform, "list").out().contains(port));
  }
}
