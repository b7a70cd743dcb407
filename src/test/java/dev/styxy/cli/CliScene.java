package dev.styxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.styxy.core.ConfigFiles;
import dev.styxy.core.Coordinator;
import dev.styxy.core.Engine;
import dev.styxy.core.EngineFactory;
import dev.styxy.core.FakeConfigFiles;
import dev.styxy.core.FakePorts;
import dev.styxy.core.FakeProcesses;
import dev.styxy.core.FakeScopes;
import dev.styxy.core.FakeWorkbench;
import dev.styxy.core.FakeWorld;
import dev.styxy.core.FixedMoment;
import dev.styxy.core.Insight;
import dev.styxy.core.Installation;
import dev.styxy.core.MemoryStore;
import dev.styxy.core.Notices;
import dev.styxy.core.Projects;
import dev.styxy.core.Settings;
import dev.styxy.core.Sweeper;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A terminal in which styxy is typed, on a machine that is all made up. */
abstract class CliScene implements EngineFactory {
  final FakeWorld world = new FakeWorld();
  final FakeWorkbench workbench = new FakeWorkbench(world);
  final FixedMoment clock = world.clock;
  final FakeProcesses processes = world.processes;
  final FakePorts ports = world.ports;
  final MemoryStore store = new MemoryStore();
  final Notices notices = new Notices();
  final Map<String, String> environment = new HashMap<>();
  final Map<String, State> otherScopes = new HashMap<>();
  final Set<Integer> terminals = new HashSet<>();
  final ProcessRef bash = processes.ref(FakeWorld.BASH);
  Settings settings = FakeWorld.settings();
  ConfigFiles configFiles = new FakeConfigFiles(() -> settings);
  Path directory = Path.of(FakeWorld.PROJECT);
  OptionalLong lockTimeout = OptionalLong.empty();

  /** What is fed into stdin. */
  String input = "";

  private int lockIds;

  Result styxy(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = run(stream(out), stream(err), words);
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  int run(PrintStream out, PrintStream err, String... words) {
    Surroundings surroundings =
        new Surroundings(
            environment,
            directory,
            terminals,
            () -> "1.2.3",
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            OptionalInt::empty,
            () -> false);
    return new Cli(surroundings, this, notices, out, err).run(words);
  }

  @Override
  public ConfigFiles configFiles() {
    return configFiles;
  }

  @Override
  public Engine open(OptionalLong lockTimeoutMillis, Optional<String> caller) {
    lockTimeout = lockTimeoutMillis;
    Sweeper sweeper = new Sweeper(world.processes, new Projects(), caller);
    return new Engine(
        new Coordinator(store, world.world(), sweeper, () -> 0),
        configFiles.load(),
        world.world(),
        this::nextLockId,
        new FakeScopes(otherScopes),
        workbench::workbench);
  }

  @Override
  public Insight insight() {
    throw new AssertionError("no insight here");
  }

  @Override
  public Installation installation() {
    throw new AssertionError("no installation here");
  }

  private String nextLockId() {
    lockIds++;
    return "%08d-0000-4000-8000-000000000000".formatted(lockIds);
  }

  static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  void given(Allocation... allocations) {
    State empty = State.EMPTY;
    store.put(
        new State(
            List.of(allocations),
            empty.sticky(),
            empty.autoRanges(),
            empty.counters(),
            empty.breaker(),
            0));
  }

  /** Somebody sits before it: the messages are for a person. */
  void atTerminal() {
    terminals.addAll(Set.of(0, 1, 2));
  }

  /** Refused with this status and code, in words and in JSON, with nothing changed. */
  void assertRefused(int status, String code, String... words) {
    State before = store.state();
    Result plain = styxy(words);
    assertEquals(status, plain.status(), plain.err());
    assertEquals("", plain.out());
    assertFalse(plain.err().isEmpty());
    assertFalse(plain.err().contains("\tat "), plain.err());
    String[] withJson = Arrays.copyOf(words, words.length + 1);
    System.arraycopy(words, 0, withJson, 1, words.length);
    withJson[0] = "--json";
    Result json = styxy(withJson);
    assertEquals(status, json.status());
    assertEquals(code, json.json().get("code"));
    assertEquals(false, json.json().get("success"));
    assertEquals("", json.err());
    assertEquals(before.allocations(), store.state().allocations());
  }
}
