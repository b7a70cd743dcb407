package dev.styxy.core.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.core.allocate.AllocatorScene;
import dev.styxy.core.allocate.Ask;
import dev.styxy.core.report.Cleaner;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.Presence;
import dev.styxy.core.transaction.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of leases whose project is not there. */
class LeftBehindTest extends AllocatorScene {
  private List<String> words() {
    Outcome<?> outcome = coordinator().run(new Cleaner(host.directories).clean());
    return LeftBehind.of(outcome.transaction(), host.directories).stream()
        .map(LeftBehind::words)
        .toList();
  }

  @Test
  void aServerThatStillRunsIsNamedWithItsKillLine() {
    port(Ask.of("dev").named("web").owner(bash));
    ports.listen(3000, FakeHost.BASH);
    assertEquals(List.of(), words());
    host.directories.set(FakeHost.PROJECT, Presence.ABSENT);
    assertEquals(
        List.of(
            "dev/web of /nowhere/app: its project is gone, but pid 500 (bash, uid 1000) is listening"
                + " on 127.0.0.1:3000/tcp; end it with: styxy kill 3000"),
        words());
  }

  @Test
  void aProjectThatMayBeOnAnotherDiskIsNamed() {
    port(Ask.of("dev").named("web").owner(bash));
    host.directories.set(FakeHost.PROJECT, Presence.ABSENT);
    host.directories.unmount("/nowhere");
    assertEquals(
        List.of(
            "dev/web of /nowhere/app: its directory is missing, and its disk may not be mounted; if"
                + " it is gone: styxy release 00000000-0000-4000-8000-000000000001"),
        words());
  }

  @Test
  void whatOnlyAGoneProjectRemembersIsForgotten() {
    port(Ask.of("dev").named("web"));
    coordinator().run(new Releaser().release(new Selector.All()));
    words();
    assertEquals(1, store.state().sticky().size());
    host.directories.set(FakeHost.PROJECT, Presence.ABSENT);
    words();
    assertEquals(List.of(), store.state().sticky());
  }
}
