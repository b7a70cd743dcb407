package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import dev.styxy.os.linux.Root;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several users on one machine, with the place that {@code install.sh --system} makes. */
class SeveralUsersIT {
  /** Users that no passwd(5) has. */
  private static final List<Integer> USERS = List.of(61001, 61002, 61003);

  private static final int AT_ONCE = 8;

  @TempDir Path temporary;
  private Path machine;
  private Path place;
  private InstalledTool styxy;

  @BeforeEach
  void makeThePlaceAndTheUsers() throws IOException {
    Root.isNeeded();
    Needs.program("setpriv", "util-linux");
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    machine = Files.createDirectory(temporary.resolve("machine"));
    place = Files.createDirectory(machine.resolve(portSpace()));
    open(machine, "rwxr-xr-x");
    Files.createFile(place.resolve("lock"));
    open(place.resolve("lock"), "rw-rw-rw-");
    Files.setAttribute(place, "unix:mode", 01777);
    for (int user : USERS) {
      Path home = Files.createDirectory(temporary.resolve("u" + user));
      open(home, "rwx------");
      Files.setAttribute(home, "unix:uid", user);
    }
    styxy =
        new InstalledTool(temporary.resolve("root"), Path.of("/"))
            .with("STYXY_MACHINE", machine.toString());
    Needs.fact(
        as(USERS.get(0), "--version").status() == 0, "an installation that other users may run");
  }

  /** As LinuxHostFacts names it. */
  private static String portSpace() throws IOException {
    String link = Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
    return Files.exists(Path.of("/proc/sys/net/core/netdev_max_backlog"))
        ? "host"
        : link.replace(':', '-').replaceAll("[\\[\\]]", "");
  }

  private static void open(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static List<String> user(int user, String... command) {
    List<String> words = new ArrayList<>(List.of("setpriv", "--reuid", "" + user));
    words.addAll(List.of("--regid", "" + user, "--clear-groups"));
    words.addAll(List.of(command));
    return words;
  }

  private Process start(int user, String... arguments) {
    List<String> command = user(user, InstalledTool.launcher());
    command.addAll(List.of(arguments));
    Path home = temporary.resolve("u" + user).resolve("state");
    return styxy.with("STYXY_HOME", home.toString()).start(command);
  }

  private Result as(int user, String... arguments) {
    return InstalledTool.finish(start(user, arguments));
  }

  private void shell(int user, String script) {
    Result result = styxy.runCommand(user(user, "sh", "-c", script, "sh").toArray(String[]::new));
    assertEquals(0, result.status(), result.all());
  }

  @Test
  void noPortIsGivenToTwoUsersAndNobodyIsRefused() {
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      for (int user : USERS) {
        running.add(start(user, "allocate", "dev", "--owner", "none"));
      }
    }
    Set<Integer> ports = new HashSet<>();
    for (Process process : running) {
      assertTrue(ports.add(InstalledTool.finish(process).port()), "given twice: " + ports);
    }
  }

  @Test
  void everybodySeesWhoHasThePort() {
    int port = as(61001, "allocate", "dev", "-n", "web", "--owner", "none").port();
    Result check = as(61002, "check", "" + port);
    assertEquals(1, check.status(), check.all());
    assertTrue(check.out().contains("another user of this machine, uid 61001"), check.all());
    Result list = as(61002, "list", "--all-users");
    assertTrue(list.out().contains("uid 61001"), list.all());
    assertFalse(list.out().contains("web"), list.all());
  }

  @Test
  void releasedPortIsEverybodysAtOnce() {
    int port = as(61001, "allocate", "dev", "-n", "web", "--owner", "none").port();
    assertEquals(0, as(61001, "release", "" + port).status());
    assertEquals(port, as(61002, "allocate", "dev", "--owner", "none").port());
  }

  @Test
  void userWhoSitsOnTheLockRefusesNobody() throws IOException {
    try (FileChannel channel = FileChannel.open(place.resolve("lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertTrue(lock.isValid());
      Result first = as(61001, "allocate", "dev", "--owner", "none");
      assertEquals(0, first.status(), first.all());
      assertTrue(first.err().contains("is busy: another user may be given the same port"));
    }
    assertEquals(0, as(61001, "allocate", "dev", "--owner", "none").status());
  }

  @Test
  void whatAnotherUserPlantsStopsNobody() {
    shell(
        61003,
        "cd '"
            + place
            + "' && mkfifo claims.61001 && ln -s /etc/passwd claims.61002 && mkdir claims.61001.new"
            + " && ln -s /dev/zero claims.61003.a && truncate -s 1G claims.61003"
            + " && printf 'styxy claims 1\\n3000\\ttcp\\t-\\t-\\t-\\n' >claims.0"
            + " && i=0 && while [ $i -lt 300 ]; do mkfifo claims.$i.x || exit; i=$((i + 1)); done");
    int first = as(61001, "allocate", "dev", "--owner", "none").port();
    int second = as(61002, "allocate", "dev", "--owner", "none").port();
    assertEquals(3000, first);
    assertEquals(3001, second);
  }

  @Test
  void forgedClaimsKeepPortsAndDoNothingElse() {
    shell(
        61003,
        "cd '"
            + place
            + "' && { echo 'styxy claims 1'; i=1;"
            + " while [ $i -lt 1500 ]; do printf '%s\\ttcp\\t-\\t-\\t\\033[2J\\n' $((i + 2999));"
            + " i=$((i + 1)); done; } >claims.61003");
    Result allocated = as(61001, "allocate", "api", "--owner", "none");
    assertEquals(0, allocated.status(), allocated.all());
    Result list = as(61001, "list", "--all-users");
    assertFalse(list.out().contains("\033"), list.all());
    assertEquals(500, list.out().lines().filter(line -> line.contains("uid 61003")).count());
  }

  @Test
  void anothersFileCannotBeTouched() {
    as(61001, "allocate", "dev", "--owner", "none").port();
    Result attack =
        styxy.runCommand(
            user(
                    61002,
                    "sh",
                    "-c",
                    "cd '" + place + "' && rm -f claims.61001; : >claims.61001; mv lock x",
                    "sh")
                .toArray(String[]::new));
    assertTrue(attack.status() != 0, attack.all());
    assertTrue(as(61003, "list", "--all-users").out().contains("uid 61001"));
  }
}
