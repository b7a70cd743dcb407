package dev.styxy.core.app;

import dev.styxy.core.allocate.AllocatorScene;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.state.EventHistory;
import dev.styxy.core.state.FakeScopes;
import dev.styxy.core.system.FakeActions;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.LockIds;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.LoggedEvent;
import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The machine of {@link AllocatorScene} with an {@link #application} and {@link #actions}, which
 * note which signals were sent. {@link #web} is an allocation of {@code bash} on port 3000, which
 * is not in the state before {@code given(web)}; {@link #stranger} is an nginx that is no kin of
 * it.
 */
public abstract class WorkScene extends AllocatorScene {
  protected static final int PORT = 3000;
  protected static final String PROJECT = FakeHost.PROJECT;
  protected static final long STRANGER = 7000;

  protected final FakeActions actions = host.actions;
  protected final ProcessRef stranger = processes.start(STRANGER, 1, STRANGER, "nginx");
  protected final Allocation web = Draft.of(PORT).named("web").owner(bash).at(clock.now());

  protected Application application() {
    return new FakeApplication(
        coordinator(),
        ConfigView.of(settings),
        host,
        new LockIdCount(),
        new FakeScopes(java.util.Map.of()));
  }

  /** The log of what was done in this scene. */
  protected EventHistory.Log history() {
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
              lease.map(Allocation::owners).orElse(List.of()).stream()
                  .map(owner -> new LoggedEvent.Owner(owner.pid(), Optional.empty()))
                  .toList(),
              Optional.empty(),
              event.detail()));
    }
    return new EventHistory.Log(logged, 0, 0);
  }

  /** A server that the shell has started. */
  protected ProcessRef server(long pid) {
    return processes.start(pid, FakeHost.BASH, FakeHost.BASH, "node", "server.js");
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
