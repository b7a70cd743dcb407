package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.lease.Releaser;
import dev.styxy.core.lease.Selector;
import dev.styxy.core.system.Presence;
import org.junit.jupiter.api.Test;

/** Whose remembered port somebody gets who comes new, and when. */
class RememberedPortTest extends AllocatorScene {
  private static final String A = "/home/me/a";
  private static final String B = "/home/me/b";
  private static final String C = "/home/me/c";

  private int web(String project) {
    return port(Ask.of("dev").named("web").project(project));
  }

  private void releaseAll() {
    coordinator().run(new Releaser().release(new Selector.All()));
  }

  @Test
  void aNewProjectTakesWhatNobodyRemembers() {
    assertEquals(3000, web(A));
    assertEquals(3001, web(B));
    releaseAll();
    assertEquals(3002, web(C));
    assertEquals(3003, port(Ask.of("dev").project(C)));
    assertEquals(3000, web(A));
    assertEquals(3001, web(B));
  }

  @Test
  void thenWhatOnlyProjectsRememberThatAreGone() {
    narrowDevTo(3000, 3001);
    web(A);
    web(B);
    releaseAll();
    host.directories.set(B, Presence.ABSENT);
    assertEquals(3001, web(C));
    assertTrue(store.state().sticky().stream().noneMatch(entry -> entry.project().equals(B)));
    assertEquals(3000, web(A));
  }

  @Test
  void aProjectOnADiskThatIsNotMountedIsNotGone() {
    narrowDevTo(3000, 3001);
    web(A);
    web(B);
    releaseAll();
    host.directories.set(B, Presence.ABSENT);
    host.directories.unmount("/home/me");
    assertEquals(3000, web(C));
  }

  @Test
  void thenTheLongestUnused() {
    narrowDevTo(3000, 3001);
    web(A);
    web(B);
    coordinator().run(new Releaser().release(new Selector.Project(B)));
    releaseAll();
    assertEquals(3001, web(C));
  }

  @Test
  void theOtherNamesOfTheProjectComeLastOfAll() {
    narrowDevTo(3000, 3001);
    assertEquals(3000, port(Ask.of("dev").named("docs").project(A)));
    web(B);
    releaseAll();
    assertEquals(3001, web(A));
  }

  @Test
  void whoAsksByNumberGetsItNevertheless() {
    web(A);
    releaseAll();
    assertEquals(3000, port(Ask.of("dev").named("web").project(B).port(3000)));
  }
}
