package dev.styxy.it;

import static dev.styxy.it.SharedMachine.ALICE;
import static dev.styxy.it.SharedMachine.BOB;
import static dev.styxy.it.SharedMachine.MALLORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several users on one machine, with the place that {@code install.sh --system} makes. */
class SeveralUsersIT {
  @TempDir Path temporary;
  private SharedMachine machine;

  @BeforeEach
  void makeThePlaceAndTheUsers() throws IOException {
    machine = SharedMachine.with(temporary);
  }

  @Test
  void everybodySeesWhoHasThePort() {
    int port = machine.as(ALICE, "allocate", "dev", "-n", "web", "--owner", "none").port();
    Result check = machine.as(BOB, "check", "" + port);
    assertEquals(1, check.status(), check.all());
    assertTrue(check.out().contains("another user of this machine, uid 61001"), check.all());
    Result list = machine.as(BOB, "list", "--all-users");
    assertTrue(list.out().contains("uid 61001"), list.all());
    assertFalse(list.out().contains("web"), list.all());
  }

  @Test
  void releasedPortIsEverybodysAtOnce() {
    int port = machine.as(ALICE, "allocate", "dev", "-n", "web", "--owner", "none").port();
    assertEquals(0, machine.as(ALICE, "release", "" + port).status());
    assertEquals(port, machine.as(BOB, "allocate", "dev", "--owner", "none").port());
  }

  @Test
  void userWhoSitsOnTheLockRefusesNobody() throws IOException {
    try (FileChannel channel =
            FileChannel.open(machine.place().resolve("lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertTrue(lock.isValid());
      Result first = machine.as(ALICE, "allocate", "dev", "--owner", "none");
      assertEquals(0, first.status(), first.all());
      assertTrue(first.err().contains("is busy: another user may be given the same port"));
      String self = " (uid 0) keeps it with pid " + ProcessHandle.current().pid() + " (";
      assertTrue(first.err().contains(self), first.all());
      assertTrue(first.err().contains("kill " + ProcessHandle.current().pid()), first.all());
    }
    assertEquals(0, machine.as(ALICE, "allocate", "dev", "--owner", "none").status());
  }

  /** As a test harness has, or jobs of CI under one uid. */
  @Test
  void portsOfEachHomeOfAUserAreNobodyElses() {
    int one = machine.asIn("one", ALICE, "allocate", "dev", "--owner", "none").port();
    int two = machine.asIn("two", ALICE, "allocate", "dev", "--owner", "none").port();
    assertEquals(0, machine.asIn("one", ALICE, "allocate", "api", "--owner", "none").status());
    int bobs = machine.as(BOB, "allocate", "dev", "--owner", "none").port();
    assertEquals(3, Set.of(one, two, bobs).size());
    assertTrue(
        machine.asIn("two", ALICE, "check", "" + one).out().contains("another home of yours"));
    String seen = machine.asIn("two", ALICE, "doctor").out().replaceAll("\\s+", " ");
    assertTrue(seen.contains("1 port of 1 other user, and 2 of other homes of yours"), seen);
    assertEquals(0, machine.asIn("two", ALICE, "release", "" + two).status());
    assertEquals(two, machine.as(BOB, "allocate", "dev", "--owner", "none").port());
  }

  @Test
  void whatAnotherUserPlantsStopsNobody() {
    Result planted =
        machine.shell(
            MALLORY,
            "mkfifo claims.61001 && ln -s /etc/passwd claims.61002 && mkdir claims.61001.new"
                + " && ln -s /dev/zero claims.61003.a && truncate -s 1G claims.61003"
                + " && printf 'styxy claims 1\\n3000\\ttcp\\t-\\t-\\t-\\n' >claims.0"
                + " && i=0 && while [ $i -lt 300 ]; do mkfifo claims.$i.x || exit; i=$((i + 1)); done");
    assertEquals(0, planted.status(), planted.all());
    int first = machine.as(ALICE, "allocate", "dev", "--owner", "none").port();
    int second = machine.as(BOB, "allocate", "dev", "--owner", "none").port();
    assertEquals(3000, first);
    assertEquals(3001, second);
  }

  @Test
  void forgedClaimsKeepPortsAndDoNothingElse() {
    Result forged =
        machine.shell(
            MALLORY,
            "{ echo 'styxy claims 1'; i=1; while [ $i -lt 1500 ]; do"
                + " printf '%s\\ttcp\\t-\\t-\\t\\033[2J\\n' $((i + 2999));"
                + " i=$((i + 1)); done; } >claims.61003");
    assertEquals(0, forged.status(), forged.all());
    Result allocated = machine.as(ALICE, "allocate", "api", "--owner", "none");
    assertEquals(0, allocated.status(), allocated.all());
    Result list = machine.as(ALICE, "list", "--all-users");
    assertFalse(list.out().contains("\033"), list.all());
    assertEquals(500, list.out().lines().filter(line -> line.contains("uid 61003")).count());
  }

  @Test
  void anothersFileCannotBeTouched() {
    machine.as(ALICE, "allocate", "dev", "--owner", "none").port();
    Result attack = machine.shell(BOB, "rm -f claims.61001; : >claims.61001; mv lock x");
    assertTrue(attack.status() != 0, attack.all());
    assertTrue(machine.as(MALLORY, "list", "--all-users").out().contains("uid 61001"));
  }

  /** Where the kernel lets users link the files of others: /proc/sys/fs/protected_hardlinks. */
  @Test
  void secondNameOfAFileHidesNoClaim() throws IOException {
    int port = machine.as(ALICE, "allocate", "dev", "--owner", "none").port();
    Path claims = machine.place().resolve("claims.61001");
    Files.createLink(machine.place().resolve("linked"), claims);
    assertNotEquals(port, machine.as(BOB, "allocate", "dev", "--owner", "none").port());
  }
}
