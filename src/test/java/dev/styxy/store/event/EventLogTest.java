package dev.styxy.store.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.state.StateStore;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.LoggedEvent;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StaleReason;
import dev.styxy.model.StyxyException;
import dev.styxy.store.SampleState;
import dev.styxy.store.Sandbox;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.NioFileOps;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  private static final long NOW = 1_790_000_000_123L;

  @TempDir private Path home;
  private Sandbox sandbox;

  @BeforeEach
  void makeSandbox() {
    sandbox = new Sandbox(home);
  }

  private void append(List<Event> events) {
    try (StateStore.Session session = sandbox.store().lock()) {
      session.append(events);
    }
  }

  private static Event event(int port, String detail) {
    return new Event(
        NOW,
        Event.Kind.RECLAIMED,
        Optional.of(SampleState.allocation(port)),
        Optional.of(StaleReason.EXPIRED),
        detail);
  }

  private EventReader.Log read() {
    return new EventReader(sandbox.directory()).read();
  }

  private String text() {
    return new String(sandbox.bytes("events.jsonl"), StandardCharsets.UTF_8);
  }

  @Test
  void anEventIsALineWithTheFieldsOfEveryOutput() {
    append(List.of(event(3001, "idle for 31 minutes")));
    Allocation allocation = SampleState.allocation(3001);
    assertEquals(
        "{\"time\":\"2026-09-21T14:13:20.123Z\",\"event\":\"reclaimed\",\"port\":3001,"
            + "\"protocol\":\"udp\",\"lock_id\":\""
            + allocation.lockId()
            + "\",\"service_type\":\"api\",\"service_name\":\"wéb-3001\","
            + "\"project_path\":\"/home/ann/shop1\",\"instance_id\":\"session 1\","
            + "\"owner\":{\"pid\":1001,\"command\":\"bash\"},"
            + "\"reason\":\"expired\",\"detail\":\"idle for 31 minutes\"}\n",
        text());
  }

  @Test
  void anEventComesBack() {
    append(List.of(event(3001, "why\n\u001b")));
    Allocation allocation = SampleState.allocation(3001);
    LoggedEvent expected =
        new LoggedEvent(
            NOW,
            "reclaimed",
            OptionalInt.of(3001),
            Optional.of("udp"),
            Optional.of(allocation.lockId()),
            Optional.of("api"),
            Optional.of("wéb-3001"),
            Optional.of("/home/ann/shop1"),
            Optional.of("session 1"),
            List.of(new LoggedEvent.Owner(1001, Optional.of("bash"))),
            Optional.of("expired"),
            "why\n\u001b");
    assertEquals(List.of(expected), read().events());
  }

  @Test
  void allOwnersComeBackAndTheFirstStandsWhereASingleOneDoes() {
    Event one = event(3001, "");
    ProcessRef zsh = new ProcessRef(1002, 7, "", "", "zsh");
    Allocation first = one.allocation().get();
    Allocation both = first.withOwners(List.of(first.owner().get(), zsh));
    append(List.of(new Event(NOW, one.kind(), Optional.of(both), one.reason(), "")));
    assertTrue(text().contains("\"owner\":{\"pid\":1001,\"command\":\"bash\"}"), text());
    assertEquals(
        List.of(
            new LoggedEvent.Owner(1001, Optional.of("bash")),
            new LoggedEvent.Owner(1002, Optional.of("zsh"))),
        read().events().get(0).owners());
  }

  @Test
  void eventsAreReadInTheOrderInWhichTheyWereWritten() {
    append(List.of(event(3001, "a"), event(3002, "b")));
    append(List.of(event(3003, "c")));
    List<String> details = read().events().stream().map(LoggedEvent::detail).toList();
    assertEquals(List.of("a", "b", "c"), details);
  }

  @Test
  void nothingToTellMakesNoFile() {
    append(List.of());
    assertEquals(List.of("state.lock"), sandbox.names());
  }

  @Test
  void aLargeLogIsRotatedAndAFewAreKept() throws IOException {
    List<Event> batch = Collections.nCopies(700, event(3001, "x".repeat(1000)));
    for (int i = 0; i < 8; i++) {
      append(batch);
    }
    append(List.of(event(3001, "the last one")));
    assertEquals(
        List.of("events.jsonl", "events.jsonl.1", "events.jsonl.2", "events.jsonl.3", "state.lock"),
        sandbox.names());
    for (String name : sandbox.names()) {
      assertTrue(Files.size(sandbox.file(name)) <= FileEventLog.LARGEST_FILE, name);
    }
    List<LoggedEvent> events = read().events();
    assertEquals("the last one", events.get(events.size() - 1).detail());
    assertEquals(1, events.stream().filter(event -> event.detail().equals("the last one")).count());
  }

  @Test
  void whatIsAddedAtOnceIsRotatedToo() throws IOException {
    append(List.of(event(3000, "before")));
    List<Event> batch = new ArrayList<>();
    for (int i = 0; i < 9_000; i++) {
      batch.add(event(3001, i + "x".repeat(1000)));
    }
    append(batch);
    assertEquals(
        List.of("events.jsonl", "events.jsonl.1", "events.jsonl.2", "events.jsonl.3", "state.lock"),
        sandbox.names());
    for (String name : sandbox.names()) {
      assertTrue(Files.size(sandbox.file(name)) <= FileEventLog.LARGEST_FILE, name);
    }
    List<LoggedEvent> events = read().events();
    int first = 9_000 - events.size();
    for (int i = 0; i < events.size(); i++) {
      assertEquals(first + i + "x".repeat(1000), events.get(i).detail());
    }
    assertTrue(Files.size(sandbox.file("events.jsonl.1")) > FileEventLog.LARGEST_FILE - 2_000);
  }

  @Test
  void ofALogThatIsTooLargeTheEndIsRead() {
    append(List.of(event(3001, "the last one")));
    String line = text();
    String before = ("x".repeat(1023) + "\n").repeat(3 * 1024);
    sandbox.write("events.jsonl", (before + line).getBytes(StandardCharsets.UTF_8));
    EventReader.Log log = read();
    assertEquals(List.of("the last one"), log.events().stream().map(LoggedEvent::detail).toList());
    assertEquals(
        before.length() + line.length(),
        log.bytesLeftOut() + 1024L * log.damagedLines() + line.length());
    assertTrue(log.bytesLeftOut() >= before.length() - 2 * FileEventLog.LARGEST_FILE);
  }

  /** A disk on which the log is rotated once, right before it is read. */
  private FileOps rotating() {
    FileOps disk = new NioFileOps();
    boolean[] isRotated = {false};
    return (FileOps)
        Proxy.newProxyInstance(
            FileOps.class.getClassLoader(),
            new Class<?>[] {FileOps.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("readEnd") && !isRotated[0]) {
                isRotated[0] = true;
                disk.rename(sandbox.file("events.jsonl"), sandbox.file("events.jsonl.1"));
              }
              try {
                return method.invoke(disk, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void logThatIsRotatedMeanwhileIsReadAgain() {
    append(List.of(event(3001, "a")));
    EventReader.Log log = new EventReader(rotating(), sandbox.directory()).read();
    assertEquals(List.of("a"), log.events().stream().map(LoggedEvent::detail).toList());
  }

  @Test
  void damagedLinesAreCountedAndPassedOver() {
    append(List.of(event(3001, "a")));
    String good = text();
    List<String> lines = new ArrayList<>(List.of("", "{", "null", "7", "{\"time\":\"x\"}"));
    lines.add(good.substring(0, good.length() - 20));
    lines.add("{\"time\":\"yesterday\",\"event\":\"released\"}");
    lines.add("{\"time\":\"+999999999-12-31T23:59:59Z\",\"event\":\"released\"}");
    lines.add("{\"time\":\"-999999999-01-01T00:00:00Z\",\"event\":\"released\"}");
    lines.add("\u0000".repeat(100));
    lines.add("[".repeat(10_000));
    lines.add("x".repeat(100_000));
    sandbox.write(
        "events.jsonl", (String.join("\n", lines) + "\n" + good).getBytes(StandardCharsets.UTF_8));
    EventReader.Log log = read();
    assertEquals(1, log.events().size());
    assertEquals(lines.size() - 1, log.damagedLines());
  }

  @Test
  void aLineThatWasCutShortSpoilsNoOther() {
    append(List.of(event(3001, "a")));
    String good = text();
    sandbox.write("events.jsonl", (good + good.substring(0, 50)).getBytes(StandardCharsets.UTF_8));
    append(List.of(event(3002, "b")));
    assertEquals(2, read().events().size());
    assertEquals(1, read().damagedLines());
  }

  @Test
  void aWordOfANewerStyxyIsReadAsItStands() {
    sandbox.write(
        "events.jsonl",
        "{\"time\":\"2026-09-21T14:13:20Z\",\"event\":\"painted\",\"color\":{\"a\":[1]}}"
            .getBytes(StandardCharsets.UTF_8));
    assertEquals("painted", read().events().get(0).event());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsNoPlainFileIsNotWrittenAndReadingItFailsWithoutWaiting() throws Exception {
    Path target = Files.writeString(home.resolve("target"), "precious");
    append(List.of(event(3001, "a")));
    Files.delete(sandbox.file("events.jsonl"));
    Files.createSymbolicLink(sandbox.file("events.jsonl"), target);
    assertRefused("symbolic link");
    Files.delete(sandbox.file("events.jsonl"));
    Process mkfifo = new ProcessBuilder("mkfifo", sandbox.file("events.jsonl").toString()).start();
    assertEquals(0, mkfifo.waitFor());
    assertRefused("FIFO");
    assertEquals("precious", Files.readString(target));
    assertTrue(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS));
  }

  private void assertRefused(String words) {
    append(List.of(event(3002, "b")));
    List<String> told = sandbox.told();
    assertTrue(told.get(0).contains(words), told.toString());
    StyxyException refusal = assertThrows(StyxyException.class, this::read);
    assertTrue(refusal.getMessage().contains("is not a regular file"), refusal.getMessage());
  }
}
