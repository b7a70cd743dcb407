package dev.styxy.core;

import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.LoggedEvent;
import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A machine with a lease named {@code web} on port 3000, and a workbench. */
abstract class WorkScene extends AllocatorScene {
  static final int PORT = 3000;
  static final String PROJECT = FakeWorld.PROJECT;
  static final long STRANGER = 7000;

  final FakeWorkbench workbench = new FakeWorkbench(world);
  final ProcessRef stranger = processes.start(STRANGER, 1, STRANGER, "nginx");
  final Allocation web = Draft.of(PORT).named("web").owner(bash).at(clock.now());

  Engine engine() {
    return new Engine(
        coordinator(),
        ConfigView.of(settings),
        world.world(),
        new LockIdCount(),
        new FakeScopes(java.util.Map.of()),
        workbench::workbench);
  }

  /** The log of what was done in this scene. */
  EventHistory.Log history() {
    List<LoggedEvent> logged = new ArrayList<>();
    for (Event event : store.events()) {
      Optional<Allocation> lease = event.allocation();
      logged.add(
          new LoggedEvent(
              event.at(),
              event.kind().word(),
              OptionalInt.empty(),
              Optional.empty(),
              lease.map(Allocation::lockId),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              lease
                  .flatMap(Allocation::owner)
                  .map(owner -> OptionalLong.of(owner.pid()))
                  .orElse(OptionalLong.empty()),
              Optional.empty(),
              Optional.empty(),
              event.detail()));
    }
    return new EventHistory.Log(logged, 0, 0);
  }

  /** A server that the shell has started. */
  ProcessRef server(long pid) {
    return processes.start(pid, FakeWorld.BASH, FakeWorld.BASH, "node", "server.js");
  }

  /** Lock ids that count up. */
  private static final class LockIdCount implements LockIds {
    private int count;

    @Override
    public String next() {
      count++;
      return "00000000-0000-4000-9000-%012d".formatted(count);
    }
  }
}
