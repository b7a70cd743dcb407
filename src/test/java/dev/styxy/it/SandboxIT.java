package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In sandboxes that let nobody write the state, as those of coding agents do. */
class SandboxIT {
  private static final String READ_ONLY = "the state is read-only here, and nothing is saved: ";

  /**
   * Landlock that lets everything be read and run, and only the given directories be written, as
   * the agents' sandboxes do. Numbers are those of {@code <linux/landlock.h>} and, the same on all
   * architectures, of {@code <asm-generic/unistd.h>}.
   */
  private static final String LANDLOCK =
      """
      import ctypes, os, sys
      libc = ctypes.CDLL(None, use_errno=True)
      def call(*arguments):
          result = libc.syscall(*arguments)
          if result < 0:
              sys.exit("landlock: " + os.strerror(ctypes.get_errno()))
          return result
      WRITE = (1 << 1) | sum(1 << bit for bit in range(4, 13))
      rules = call(444, (ctypes.c_uint64 * 1)(WRITE), 8, 0)
      for path in sys.argv[1].split(":"):
          fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
          rule = (ctypes.c_char * 12).from_buffer_copy(
              WRITE.to_bytes(8, sys.byteorder) + fd.to_bytes(4, sys.byteorder))
          call(445, rules, 1, rule, 0)
      libc.prctl(38, 1, 0, 0, 0)
      call(446, rules, 0)
      os.execvp(sys.argv[2], sys.argv[2:])
      """;

  /** A filter that answers EPERM to every socket(2); numbers of {@code <linux/seccomp.h>}. */
  private static final String NO_SOCKETS =
      """
      import ctypes, os, platform, struct, sys
      socket = {"x86_64": 41, "aarch64": 198}[platform.machine()]
      program = b"".join(struct.pack("HBBI", *line) for line in [
          (0x20, 0, 0, 0),                # load the number of the call
          (0x15, 0, 1, socket),           # is it socket?
          (0x06, 0, 0, 0x00050000 | 1),   # EPERM
          (0x06, 0, 0, 0x7fff0000)])      # else go on
      lines = ctypes.create_string_buffer(program)
      head = struct.pack("HxxxxxxP", 4, ctypes.addressof(lines))
      libc = ctypes.CDLL(None, use_errno=True)
      if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, ctypes.create_string_buffer(head)):
          sys.exit("seccomp: " + os.strerror(ctypes.get_errno()))
      os.execvp(sys.argv[1], sys.argv[1:])
      """;

  @TempDir Path root;
  private Path project;
  private Path scope;
  private InstalledTool styxy;
  private int port;

  @BeforeEach
  void prepare() throws IOException {
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    project = Files.createDirectory(root.resolve("project"));
    styxy = new InstalledTool(root.resolve("state"), project);
    port = styxy.run("allocate", "dev", "-n", "web", "--owner", "none").port();
    try (var scopes = Files.list(styxy.home())) {
      scope = scopes.findFirst().orElseThrow();
    }
  }

  @AfterEach
  void unprotect() throws IOException {
    setModes("rwx------", "rw-------");
  }

  private void setModes(String directory, String file) throws IOException {
    Files.setPosixFilePermissions(scope, PosixFilePermissions.fromString(directory));
    try (var files = Files.list(scope)) {
      for (Path path : files.toList()) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(file));
      }
    }
  }

  /** All of the machine is there to read; of it, only these directories can be written. */
  private static List<String> bubblewrap(Path... writable) {
    List<String> words = new ArrayList<>();
    words.add(Needs.program("bwrap", "bubblewrap").toString());
    words.addAll(List.of("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"));
    for (Path path : writable) {
      words.addAll(List.of("--bind", path.toString(), path.toString()));
    }
    return words;
  }

  private static Result in(List<String> sandbox, InstalledTool tool, String... words) {
    List<String> command = new ArrayList<>(sandbox);
    command.add("styxy");
    command.addAll(List.of(words));
    return tool.runCommand(command.toArray(String[]::new));
  }

  private byte[] state() throws IOException {
    return Files.readAllBytes(scope.resolve("state.json"));
  }

  /** The commands that only look are answered, and the others refused, with nothing changed. */
  private void assertReadOnly(List<String> sandbox) throws IOException {
    byte[] before = state();
    Result list = in(sandbox, styxy, "list", "--format", "{port} {name}");
    assertEquals(port + " web\n", list.out(), list.all());
    assertEquals(0, list.status(), list.all());
    assertTrue(list.err().startsWith("styxy: " + READ_ONLY), list.err());
    assertEquals(1, in(sandbox, styxy, "check", "web").status());
    for (String words : List.of("status", "history", "instances", "scan", "metrics", "doctor")) {
      Result result = in(sandbox, styxy, words);
      assertEquals(0, result.status(), words + ": " + result.all());
      assertTrue(result.err().contains(READ_ONLY), words + ": " + result.all());
    }
    for (List<String> words :
        List.of(
            List.of("allocate", "dev"),
            List.of("run", "-n", "api", "--", "true"),
            List.of("release", "web"))) {
      Result result = in(sandbox, styxy, words.toArray(String[]::new));
      assertEquals(7, result.status(), words + ": " + result.all());
      assertEquals("", result.out());
    }
    Result json = in(sandbox, styxy, "allocate", "dev", "--json");
    assertTrue(json.out().contains("\"code\":\"state_read_only\""), json.all());
    assertEquals(new String(before), new String(state()));
  }

  @Test
  void stateOnAReadOnlyMountIsLookedAt() throws IOException {
    Needs.root();
    String mounting =
        "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && shift && exec \"$@\"";
    assertReadOnly(List.of("unshare", "-m", "sh", "-c", mounting, "sh", styxy.home().toString()));
  }

  @Test
  void stateWhoseModesForbidItIsLookedAt() throws IOException {
    List<String> plain =
        Needs.isRoot()
            ? List.of(
                Needs.program("setpriv", "util-linux").toString(),
                "--bounding-set=-dac_override",
                "--inh-caps=-dac_override")
            : List.of("env");
    setModes("r-x------", "r--------");
    assertReadOnly(plain);
  }

  @Test
  void stateOutsideOfBubblewrapIsLookedAt() throws IOException {
    assertReadOnly(bubblewrap());
    Result refused = in(bubblewrap(), styxy, "allocate", "dev");
    assertTrue(refused.err().contains("this is bubblewrap"), refused.err());
    assertTrue(refused.err().contains("bwrap … --bind " + styxy.home()), refused.err());
    Result agent =
        in(bubblewrap(), styxy.with("CODEX_SANDBOX_NETWORK_DISABLED", "1"), "allocate", "dev");
    assertTrue(agent.err().contains("[sandbox_workspace_write] writable_roots"), agent.err());
    assertTrue(in(bubblewrap(), styxy, "doctor").out().contains("bubblewrap (started by bwrap)"));
  }

  @Test
  void stateBehindLandlockIsLookedAt() throws IOException {
    Path python = Needs.program("python3");
    List<String> landlock = List.of(python.toString(), "-c", LANDLOCK, project + ":/dev:/proc");
    Result trial = styxy.runCommand(python.toString(), "-c", LANDLOCK, project.toString(), "true");
    Needs.fact(trial.status() == 0, "a kernel with Landlock");
    assertReadOnly(landlock);
    Result doctor = in(landlock, styxy, "doctor");
    assertTrue(doctor.out().contains("Landlock or another security module"), doctor.all());
  }

  @Test
  void variablesOfWhatIsAllocatedAreStillTold() throws IOException {
    Files.writeString(
        project.resolve(".styxy.json"),
        "{\"services\": {\"web\": {\"type\": \"dev\", \"env\": \"PORT\"},"
            + " \"api\": {\"type\": \"api\", \"env\": \"API_PORT\"}}}");
    Result env = in(bubblewrap(), styxy, "env", "web", "--format", "dotenv");
    assertEquals("PORT=" + port + "\n", env.out(), env.all());
    Result all = in(bubblewrap(), styxy, "env");
    assertEquals(7, all.status(), all.all());
    assertEquals("", all.out());
  }

  @Test
  void whereThereIsNoStateAndNoneCanBeMadeThereIsNothingToList() {
    Result list = in(bubblewrap(), styxy.with("STYXY_HOME", root + "/none"), "list");
    assertEquals(0, list.status(), list.all());
    assertTrue(list.err().contains(READ_ONLY), list.err());
    assertFalse(Files.exists(root.resolve("none")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tmp", "project"})
  void sandboxMayHaveAStateOfItsOwnAndHonoursTheOther(String allowed) throws IOException {
    Path temporary = Files.createDirectory(root.resolve("temporary"));
    List<String> sandbox = bubblewrap(project, temporary);
    InstalledTool tool = styxy.with("STYXY_SANDBOX", allowed).with("TMPDIR", temporary.toString());
    byte[] before = state();
    assertEquals(port, in(sandbox, tool, "allocate", "dev", "-n", "web").port());
    Result other = in(sandbox, tool, "allocate", "dev", "-n", "api", "--owner", "none");
    assertFalse(other.port() == port, other.all());
    assertTrue(other.err().contains("STYXY_SANDBOX=" + allowed), other.err());
    Result list = in(sandbox, tool, "list", "-q", "--format", "{name}");
    assertEquals(List.of("web", "api"), list.out().lines().toList());
    assertEquals(7, in(sandbox, tool, "release", "web").status());
    assertEquals(0, in(sandbox, tool, "release", "api").status());
    assertEquals(new String(before), new String(state()));
  }

  @Test
  void configurationAllowsItAsWell() throws IOException {
    Files.writeString(styxy.home().resolve("config.json"), "{\"sandbox_home\": \"project\"}");
    List<String> sandbox = bubblewrap(project);
    Result allocated = in(sandbox, styxy, "allocate", "dev", "--owner", "none");
    assertEquals(0, allocated.status(), allocated.all());
    assertEquals("*\n", Files.readString(project.resolve(".styxy/.gitignore")));
    Result off = in(sandbox, styxy.with("STYXY_SANDBOX", "off"), "allocate", "dev");
    assertEquals(7, off.status(), off.all());
    Result bad = in(sandbox, styxy.with("STYXY_SANDBOX", "yes"), "allocate", "dev");
    assertEquals(2, bad.status(), bad.all());
  }

  @Test
  void projectCannotAllowIt() throws IOException {
    Files.writeString(project.resolve(".styxy.json"), "{\"sandbox_home\": \"project\"}");
    assertEquals(6, in(bubblewrap(project), styxy, "allocate", "dev").status());
    assertFalse(Files.exists(project.resolve(".styxy")));
  }

  @Test
  void linkOfTheProjectsIsNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.createSymbolicLink(project.resolve(".styxy"), elsewhere);
    Result result =
        in(
            bubblewrap(project, elsewhere),
            styxy.with("STYXY_SANDBOX", "project"),
            "allocate",
            "dev");
    assertEquals(7, result.status(), result.all());
    assertTrue(result.err().contains("it is a link"), result.err());
    try (var names = Files.list(elsewhere)) {
      assertEquals(0, names.count());
    }
  }

  @Test
  void temporaryDirectoryOfAnotherUserIsRefused() throws IOException {
    Needs.root();
    Path temporary = Files.createDirectory(root.resolve("temporary"));
    Path taken = Files.createDirectory(temporary.resolve("styxy-0"));
    Files.setAttribute(taken, "unix:uid", 65534);
    InstalledTool tool = styxy.with("STYXY_SANDBOX", "tmp").with("TMPDIR", temporary.toString());
    Result result = in(bubblewrap(temporary), tool, "allocate", "dev");
    assertEquals(7, result.status(), result.all());
    assertTrue(result.err().contains("not safe to use"), result.err());
  }

  @Test
  void noPortIsCalledFreeWhereSocketsAreForbidden() {
    Path python = Needs.program("python3");
    List<String> filter = List.of(python.toString(), "-c", NO_SOCKETS);
    Needs.fact(
        styxy.runCommand(python.toString(), "-c", NO_SOCKETS, "true").status() == 0,
        "a kernel with seccomp");
    Result check = in(filter, styxy, "check", "3050");
    assertEquals(1, check.status(), check.all());
    assertTrue(check.out().contains("cannot tell whether port 3050 is free"), check.all());
    Result allocated = in(filter, styxy, "allocate", "dev", "-n", "api");
    assertEquals(3, allocated.status(), allocated.all());
    assertTrue(allocated.err().contains("make no socket"), allocated.err());
    assertEquals(0, in(filter, styxy, "list").status());
    Result doctor = in(filter, styxy, "doctor");
    assertTrue(doctor.out().contains("it forbids sockets"), doctor.all());
  }
}
