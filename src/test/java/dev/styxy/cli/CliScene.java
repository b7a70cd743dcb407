package dev.styxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.styxy.cli.invocation.Surroundings;
import dev.styxy.core.app.Application;
import dev.styxy.core.app.ApplicationFactory;
import dev.styxy.core.app.Diagnostics;
import dev.styxy.core.app.FakeApplication;
import dev.styxy.core.document.DocumentReader;
import dev.styxy.core.owner.LivingProjects;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.settings.ConfigFiles;
import dev.styxy.core.settings.FakeConfigFiles;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.FakeScopes;
import dev.styxy.core.state.MemoryStore;
import dev.styxy.core.state.UserFiles;
import dev.styxy.core.sweep.Sweeper;
import dev.styxy.core.system.Browser;
import dev.styxy.core.system.FakeActions;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakePorts;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.core.system.FixedClock;
import dev.styxy.core.system.Installation;
import dev.styxy.core.text.Notices;
import dev.styxy.core.transaction.Coordinator;
import dev.styxy.format.ProjectDocuments;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * styxy as it is typed, on a made-up machine. A test starts with a terminal in which {@code bash}
 * runs, in the project {@link FakeHost#PROJECT}, with the built-in service types, an empty
 * environment, no port in use and an empty state in memory. stdout and stderr are no terminals
 * before {@link #atTerminal}.
 *
 * <pre>
 * assertEquals(new Result(0, "3000\n", ""), styxy("allocate", "dev"));
 * </pre>
 */
public abstract class CliScene implements ApplicationFactory {
  protected final FakeHost host = new FakeHost();
  protected final FakeActions actions = host.actions;
  protected final FixedClock clock = host.clock;
  protected final FakeProcesses processes = host.processes;
  protected final FakePorts ports = host.ports;
  protected final MemoryStore store = new MemoryStore();
  protected final Notices notices = new Notices();
  protected final Map<String, String> environment = new HashMap<>();
  protected final Map<String, State> otherScopes = new HashMap<>();
  protected final Set<Integer> terminals = new HashSet<>();
  protected final ProcessRef bash = processes.ref(FakeHost.BASH);
  protected Settings settings = FakeHost.settings();
  protected ConfigFiles configFiles = new FakeConfigFiles(() -> settings);
  protected Path directory = Path.of(FakeHost.PROJECT);
  protected OptionalLong lockTimeout = OptionalLong.empty();

  /** What is fed into stdin. */
  protected String input = "";

  /** The URLs that the browser was given, and what it answers. */
  protected final List<String> opened = new ArrayList<>();

  protected Browser.Opening opening = new Browser.Opening.Opened("xdg-open");

  private int lockIds;

  protected Result styxy(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = run(stream(out), stream(err), words);
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  protected int run(PrintStream out, PrintStream err, String... words) {
    Surroundings surroundings =
        new Surroundings(
            environment,
            directory,
            terminals,
            () -> "1.2.3",
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            OptionalInt::empty,
            () -> false,
            () -> {
              throw new AssertionError("no command is served here");
            });
    return new Cli(surroundings, this, notices, out, err).run(words);
  }

  @Override
  public Path project() {
    return new Projects().of(directory);
  }

  @Override
  public ConfigFiles configFiles() {
    return configFiles;
  }

  @Override
  public Application open(OptionalLong lockTimeoutMillis, Optional<String> caller) {
    lockTimeout = lockTimeoutMillis;
    Sweeper sweeper =
        new Sweeper(host.processes, new Projects(), new LivingProjects(host.directories), caller);
    return new FakeApplication(
        new Coordinator(store, host, sweeper, () -> 0),
        configFiles.load(),
        host,
        this::nextLockId,
        new FakeScopes(otherScopes));
  }

  @Override
  public Diagnostics diagnostics() {
    throw new AssertionError("no diagnostics here");
  }

  @Override
  public Installation installation() {
    throw new AssertionError("no installation here");
  }

  @Override
  public DocumentReader documents() {
    return new ProjectDocuments();
  }

  @Override
  public UserFiles userFiles() {
    return host.actions;
  }

  @Override
  public Browser browser() {
    return (url, isTerminal) -> {
      opened.add(url.toString());
      return opening;
    };
  }

  private String nextLockId() {
    lockIds++;
    return "%08d-0000-4000-8000-000000000000".formatted(lockIds);
  }

  protected static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  protected void given(Allocation... allocations) {
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
  protected void atTerminal() {
    terminals.addAll(Set.of(0, 1, 2));
  }

  /** Refused with this status and code, in words and in JSON, with nothing changed. */
  protected void assertRefused(int status, String code, String... words) {
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
