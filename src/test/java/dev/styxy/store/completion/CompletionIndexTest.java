package dev.styxy.store.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.PortRange;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import dev.styxy.model.Ttl;
import dev.styxy.store.file.NioFileOps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionIndexTest {
  private static final String LOCK_ID = "0b0e5b0c-6d0e-4e0e-8f0a-0c0d0e0f0a0b";

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("completion");
  }

  private static Allocation allocation(int port, Optional<String> name, String project) {
    return new Allocation(
        port,
        Protocol.TCP,
        LOCK_ID,
        "dev",
        name,
        project,
        "process-1",
        Optional.empty(),
        Optional.empty(),
        Lease.begin(new Moment(0, "", 0), Ttl.DEFAULT));
  }

  private static State state(Allocation... allocations) {
    return new State(List.of(allocations), List.of(), List.of(), Map.of(), Breaker.CLOSED, 0);
  }

  private List<String> written(State state) throws IOException {
    return written(state, List.of());
  }

  private List<String> written(State state, List<ServiceType> types) throws IOException {
    new CompletionIndex(
            new NioFileOps(), directory, new CompletionSource(types, List.of(), "/own", false))
        .write(state);
    return Files.readAllLines(file());
  }

  @Test
  void allocationIsALineOfFields() throws IOException {
    assertEquals(
        List.of("a\t3000\ttcp\t" + LOCK_ID + "\tdev\tweb\tprocess-1\t/app"),
        written(state(allocation(3000, Optional.of("web"), "/app"))));
  }

  @Test
  void absentNameIsAHyphenBecauseShellsJoinTabs() throws IOException {
    String line = written(state(allocation(3000, Optional.empty(), "/app"))).get(0);
    assertEquals("-", line.split("\t")[5]);
  }

  @Test
  void typesAndNamesOfFormerPortsAreThere() throws IOException {
    State state =
        new State(
            List.of(),
            List.of(new StickyPort("/app", "dev", "web", 3000)),
            List.of(),
            Map.of(),
            Breaker.CLOSED,
            0);
    ServiceType dev =
        new ServiceType(
            "dev", "Servers", List.of(), new PortRange(3000, 3099), false, Optional.empty());
    assertEquals(
        List.of("t\tdev\t3000-3099\tServers", "s\t3000\tdev\tweb\t/app"),
        written(state, List.of(dev)));
  }

  @Test
  void nothingInItMovesTheCursorOrEndsTheLine() throws IOException {
    String line =
        written(state(allocation(3000, Optional.empty(), "/a\t\u001b[2J\n\u202eb"))).get(0);
    assertTrue(line.endsWith("\t/a??[2J??b"), line);
  }

  @Test
  void youngestComeFirstAndNotTooMany() throws IOException {
    List<Allocation> many = new ArrayList<>();
    for (int port = 1000; port < 2000; port++) {
      many.add(allocation(port, Optional.empty(), "/app"));
    }
    List<String> lines = written(state(many.toArray(new Allocation[0])));
    assertEquals(150, lines.size());
    assertTrue(lines.get(0).startsWith("a\t1999\t"));
  }

  @Test
  void hundredsOfOneProjectPushNobodyElsesOut() throws IOException {
    List<Allocation> many = new ArrayList<>();
    many.add(allocation(900, Optional.of("mine"), "/own"));
    many.add(allocation(901, Optional.of("quiet"), "/quiet"));
    for (int port = 1000; port < 1400; port++) {
      many.add(allocation(port, Optional.empty(), "/loud"));
    }
    List<String> lines = written(state(many.toArray(new Allocation[0])));
    assertEquals(150, lines.size());
    assertTrue(lines.get(0).startsWith("a\t900\t"), lines.get(0));
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("a\t901\t")));
    assertEquals(150, Set.copyOf(lines).size());
  }

  @Test
  void manyProjectsHaveAtLeastAFewEachWhileThereIsRoom() throws IOException {
    List<Allocation> many = new ArrayList<>();
    for (int port = 1000; port < 1800; port++) {
      many.add(allocation(port, Optional.empty(), "/app" + port / 20));
    }
    List<String> lines = written(state(many.toArray(new Allocation[0])));
    for (int project = 50; project < 90; project++) {
      String end = "\t/app" + project;
      assertEquals(3, Math.min(3, lines.stream().filter(line -> line.endsWith(end)).count()), end);
    }
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    written(state());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  @Test
  void linkInItsPlaceIsReplacedAndNotFollowed() throws IOException {
    Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "mine");
    Files.createSymbolicLink(file(), elsewhere);
    Files.createSymbolicLink(directory.resolve("completion.tmp"), elsewhere);
    written(state());
    assertEquals("mine", Files.readString(elsewhere));
    assertFalse(Files.isSymbolicLink(file()));
  }

  @Test
  void directoryInItsPlaceIsLeftAlone() throws IOException {
    Files.createDirectory(file());
    new CompletionIndex(new NioFileOps(), directory, CompletionSource.NOTHING).write(state());
    assertTrue(Files.isDirectory(file()));
    try (var names = Files.list(directory)) {
      assertEquals(1, names.count());
    }
  }

  @Test
  void leftoverOfAKilledProcessIsRemoved() throws IOException {
    Files.writeString(directory.resolve("completion.tmp"), "half a l");
    new CompletionIndex(new NioFileOps(), directory, CompletionSource.NOTHING).removeLeftover();
    assertFalse(Files.exists(directory.resolve("completion.tmp")));
  }

  @Test
  void aTextThatComesBackAfterAnotherIsItself() throws IOException {
    String project = "/app";
    List<String> lines =
        written(
            state(
                allocation(3000, Optional.of("web"), project),
                allocation(3001, Optional.of("\u00e9\u0007"), project),
                allocation(3002, Optional.of("web"), "/other"),
                allocation(3003, Optional.empty(), project)));
    String line = "a\t%d\ttcp\t" + LOCK_ID + "\tdev\t%s\tprocess-1\t%s";
    assertEquals(
        Set.of(
            String.format(line, 3000, "web", "/app"),
            String.format(line, 3001, "\u00e9?", "/app"),
            String.format(line, 3002, "web", "/other"),
            String.format(line, 3003, "-", "/app")),
        Set.copyOf(lines));
  }
}
