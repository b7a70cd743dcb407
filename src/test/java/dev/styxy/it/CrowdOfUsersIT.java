package dev.styxy.it;

import static dev.styxy.it.SharedMachine.ALICE;
import static dev.styxy.it.SharedMachine.BOB;
import static dev.styxy.it.SharedMachine.MALLORY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many processes of several users at once, also while one of the users attacks the others. */
class CrowdOfUsersIT {
  private static final int EACH = 50;

  /** As many rounds as processes of each user in a round: the attack goes on meanwhile. */
  private static final int ROUNDS = 5;

  private static final int MOST_TRIES = 40;

  /** Below the uids of the users: of theirs, none is taken. */
  private static final int PLANTED = 20_000;

  private static final List<String> TYPES = List.of("dev", "api", "test", "docs", "build");

  /** Plants, exchanges and removes all that one can think of, until it is ended. */
  private static final String ATTACK =
      """
      lines() {
        echo 'styxy claims 1'
        port=$1
        while [ "$port" -le "$2" ]; do
          printf '%s\\ttcp\\t-\\t-\\t-\\n' "$port"
          port=$((port + 1))
        done
      }
      lines 1 65535 >all
      lines 3000 15000 >many
      round=0
      while :; do
        round=$((round + 1))
        for victim in 0 61001 61002; do
          for name in "claims.$victim" "claims.$victim.new" "claims.$victim.$round"; do
            rm -rf "$name"
            case $(((round + victim) % 6)) in
              0) ln -s /etc/passwd "$name" ;;
              1) mkfifo "$name" ;;
              2) mkdir "$name" ;;
              3) truncate -s 1G "$name" ;;
              4) ln many "$name" ;;
              5) mv lock "$name"; mv "claims.$victim" "$name" ;;
            esac
          done
        done
        rm -rf claims.61003 lock
        [ $((round % 2)) = 0 ] && cp all claims.61003 || cp many claims.61003
      done 2>/dev/null
      """;

  @TempDir Path temporary;
  private SharedMachine machine;

  @BeforeEach
  void makeThePlaceAndTheUsers() throws IOException {
    machine = SharedMachine.with(temporary);
  }

  /** Each has to wait for its turn, and how long that takes is not what is tested. */
  private static Process start(SharedMachine machine, int user, int number) {
    String type = TYPES.get(number % TYPES.size());
    return machine.start(user, "allocate", type, "--owner", "none", "--lock-timeout", "2m");
  }

  /**
   * The ports that these users were given, all at once: nobody was refused, nobody twice the same.
   */
  private static Map<Integer, List<Integer>> crowd(
      SharedMachine machine, List<Integer> users, int each, Set<String> warnings) {
    Map<Process, Integer> running = new HashMap<>();
    for (int i = 0; i < each; i++) {
      for (int user : users) {
        running.put(start(machine, user, i), user);
      }
    }
    Map<Integer, List<Integer>> ports = new HashMap<>();
    running.forEach(
        (process, user) -> {
          Result result = InstalledTool.finish(process);
          ports.computeIfAbsent(user, any -> new ArrayList<>()).add(result.port());
          result.err().lines().filter(line -> !line.contains("waiting for")).forEach(warnings::add);
        });
    ports.values().forEach(CrowdOfUsersIT::assertDistinct);
    return ports;
  }

  private static void assertDistinct(List<Integer> ports) {
    assertEquals(ports.size(), new HashSet<>(ports).size(), "given twice: " + ports);
  }

  /**
   * Of all users together. On a machine so busy that somebody has his turn for a second, the next
   * one goes on, and says so: then users may have the same port.
   */
  private static void assertDistinctOrTold(List<Integer> ports, Set<String> warnings) {
    if (!warnings.removeIf(line -> line.contains("is busy: another user may"))) {
      assertDistinct(ports);
    }
    assertEquals(Set.of(), warnings);
  }

  @Test
  void noPortIsGivenToTwoUsersAndNobodyIsRefused() {
    List<Integer> all = new ArrayList<>();
    Set<String> warnings = new TreeSet<>();
    crowd(machine, SharedMachine.USERS, EACH, warnings).values().forEach(all::addAll);
    assertEquals(3 * EACH, all.size());
    assertDistinctOrTold(all, warnings);
  }

  @Test
  void withoutThePlaceEachUsersPortsAreTheirOwnAndNobodyIsRefused() {
    SharedMachine bare = machine.withoutThePlace();
    Set<String> warnings = new TreeSet<>();
    var ports = crowd(bare, SharedMachine.USERS, EACH, warnings);
    assertEquals(Set.of(), warnings);
    Set<Integer> all = new HashSet<>();
    for (List<Integer> own : ports.values()) {
      assertEquals(EACH, own.size());
      all.addAll(own);
    }
    // Users do not know of each other: as README says, they are given the same ports.
    assertTrue(all.size() < 3 * EACH, "different ports: " + all);
    Result list = bare.as(BOB, "list", "--all-users");
    assertTrue(!list.out().contains("uid "), list.all());
  }

  @Test
  void stoppedHolderOfTheTurnKeepsNobodyWaitingForEver() throws IOException {
    Process holder = stoppedWithTheTurn();
    try {
      List<Integer> ports = new ArrayList<>();
      for (int user : List.of(ALICE, BOB, ALICE)) {
        Result result = machine.as(user, "allocate", "dev", "--owner", "none");
        ports.add(result.port());
        assertEquals(1, result.err().lines().filter(line -> line.contains("busy")).count());
        assertTrue(result.err().contains("kill -CONT " + holder.pid()), result.all());
      }
      assertDistinct(ports);
    } finally {
      signal("CONT", holder);
    }
    Result continued = InstalledTool.finish(holder);
    assertEquals(0, continued.status(), continued.all());
    assertEquals("", machine.as(ALICE, "allocate", "dev", "--owner", "none").err());
  }

  /**
   * Mallory's, stopped after styxy itself took the turn for it. The turn is short: one that was
   * stopped too late goes on, and the next is tried.
   */
  private Process stoppedWithTheTurn() throws IOException {
    for (int i = 0; i < MOST_TRIES; i++) {
      Process stopper = machine.startShell(0, "read pid && kill -STOP \"$pid\"");
      Process allocating = machine.start(MALLORY, "allocate", "api", "--owner", "none");
      while (allocating.isAlive() && !hasTheTurn(allocating)) {
        Thread.onSpinWait();
      }
      stopper.getOutputStream().write((allocating.pid() + "\n").getBytes(UTF_8));
      InstalledTool.finish(stopper);
      Deadline.await(() -> !allocating.isAlive() || isStopped(allocating));
      if (hasTheTurn(allocating)) {
        return allocating;
      }
      signal("CONT", allocating);
      InstalledTool.finish(allocating);
    }
    throw new AssertionError("nobody could be stopped in time");
  }

  /** Whether each of its threads is: a signal was sent before it has any effect. */
  private static boolean isStopped(Process process) {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      for (Path thread : threads.toList()) {
        if (!Files.readString(thread.resolve("stat")).contains(") T ")) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** As proc_locks(5) has it; a process that only waits has an arrow. */
  private boolean hasTheTurn(Process process) throws IOException {
    Object inode = Files.getAttribute(machine.place().resolve("lock"), "unix:ino");
    for (String line : Files.readAllLines(Path.of("/proc/locks"))) {
      boolean isIt = line.contains(" " + process.pid() + " ") && line.contains(":" + inode + " ");
      if (isIt && !line.contains("->")) {
        return true;
      }
    }
    return false;
  }

  private void signal(String name, Process process) {
    machine.shell(0, "kill -" + name + " " + process.pid());
  }

  @Test
  void crowdOfFilesHidesNobodyUntilRootRemovesIt() {
    int first = machine.as(ALICE, "allocate", "dev", "--owner", "none").port();
    String plant =
        "i=0; while [ $i -lt " + PLANTED + " ]; do : >claims.$i || exit; i=$((i + 1)); done";
    assertEquals(0, machine.shell(MALLORY, plant).status());
    Result bobs = machine.as(BOB, "allocate", "dev", "--owner", "none");
    Result mallorys = machine.as(MALLORY, "allocate", "dev", "--owner", "none");
    Result alices = machine.as(ALICE, "allocate", "dev", "--owner", "none");
    assertDistinct(List.of(first, bobs.port(), mallorys.port(), alices.port()));
    assertTrue(bobs.err().contains("has " + PLANTED + " files of uid 61003"), bobs.all());
    String remedy = bobs.err().substring(bobs.err().indexOf("find "));
    assertEquals(0, machine.shell(0, remedy).status(), remedy);
    // What was seen of the crowd counts for a while; a new name ends that.
    assertEquals(0, machine.asIn("new", MALLORY, "allocate", "dev", "--owner", "none").status());
    assertEquals("", machine.as(BOB, "allocate", "dev", "--owner", "none").err());
  }

  @Test
  void attackWhileOthersAllocateChangesNothingForThem() {
    Process attack = machine.startShell(MALLORY, ATTACK);
    try {
      Deadline.await(() -> Files.exists(machine.place().resolve("claims.61003")));
      Set<String> warnings = new TreeSet<>();
      List<Integer> all = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        crowd(machine, List.of(ALICE, BOB), ROUNDS, warnings).values().forEach(all::addAll);
      }
      assertEquals(2 * ROUNDS * ROUNDS, all.size());
      awaitWordOfTheHoarder(warnings, all);
      assertTrue(attack.isAlive(), "the attack lasts");
      warnings.removeIf(line -> line.contains("files of uid 61003, which takes time"));
      assertDistinctOrTold(all, warnings);
      Result list = machine.as(ALICE, "list", "--all-users");
      assertEquals(
          ROUNDS * ROUNDS, list.out().lines().filter(line -> line.contains("uid 61002")).count());
    } finally {
      signal("KILL", attack);
      // Also for the end of what it was running, which has its output, too.
      InstalledTool.finish(attack);
    }
  }

  /** Of the files that the attack puts in turn, each other is too large to be read. */
  private void awaitWordOfTheHoarder(Set<String> warnings, List<Integer> all) {
    Deadline.await(
        () -> {
          boolean isTold =
              warnings.removeIf(line -> line.contains("uid 61003, claims nearly all ports of dev"));
          if (!isTold) {
            crowd(machine, List.of(ALICE), 1, warnings).values().forEach(all::addAll);
          }
          return isTold;
        });
  }
}
