package dev.styxy.core.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.sweep.SweepScene;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.core.system.Sameness;
import dev.styxy.model.Allocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is kin by working in the project, and what must not be touched to find out. */
class WorkplacesTest extends SweepScene {
  private static final long NGINX = 7000;

  @TempDir Path temp;
  private Path app;
  private Allocation allocation;

  @BeforeEach
  void makeProject() throws IOException {
    app = temp.resolve("app");
    Files.createDirectories(app.resolve("packages/web"));
    Files.createFile(app.resolve(".git"));
    allocation = Draft.of(PORT).owner(bash).project(app.toString()).at(clock.now());
  }

  private Relation relation() {
    return new Kinship(processes, new Projects())
        .of(processes.find(NGINX).orElseThrow(), allocation, ports);
  }

  @Test
  void whoWorksInTheProjectIsKin() {
    processes.workIn(NGINX, app.toString());
    assertEquals(Relation.KIN, relation());
  }

  @Test
  void whoWorksBelowItIsKin() {
    processes.workIn(NGINX, app.resolve("packages/web").toString());
    assertEquals(Relation.KIN, relation());
  }

  /** The lease may be older than the package's file. */
  @Test
  void whoWorksInAPackageWithAFileOfItsOwnIsKinOfTheWorktreesLease() throws IOException {
    Files.createFile(app.resolve("packages/web/.styxy.json"));
    processes.workIn(NGINX, app.resolve("packages/web").toString());
    assertEquals(Relation.KIN, relation());
  }

  @Test
  void whoWorksInAnotherPackageIsNot() throws IOException {
    Path api = Files.createDirectories(app.resolve("packages/api"));
    Files.createFile(api.resolve(".styxy.json"));
    Files.createFile(app.resolve("packages/web/.styxy.json"));
    allocation = Draft.of(PORT).owner(bash).project(api.toString()).at(clock.now());
    processes.workIn(NGINX, app.resolve("packages/web").toString());
    assertEquals(Relation.STRANGER, relation());
  }

  @Test
  void whoWorksInAWorktreeBelowItIsNot() throws IOException {
    Files.createFile(app.resolve("packages/.git"));
    processes.workIn(NGINX, app.resolve("packages/web").toString());
    assertEquals(Relation.STRANGER, relation());
  }

  @Test
  void whoWorksInADirectoryWithALongerNameIsNot() throws IOException {
    Files.createDirectory(temp.resolve("app2"));
    processes.workIn(NGINX, temp.resolve("app2").toString());
    assertEquals(Relation.STRANGER, relation());
  }

  @Test
  void anotherUsersProcessIsNot() {
    processes.workIn(NGINX, app.toString());
    processes.setUser(NGINX, 1001);
    assertEquals(Relation.STRANGER, relation());
  }

  @Test
  void aProcessOfAUserIsNotOfRootsLease() {
    processes.setUser(FakeProcesses.SELF, 0);
    processes.setUser(FakeHost.BASH, 0);
    processes.workIn(NGINX, app.toString());
    assertEquals(Relation.STRANGER, relation());
  }

  @Test
  void aProcessOfTheLivingOwnersUserIsKinForRootToo() {
    processes.setUser(FakeProcesses.SELF, 0);
    processes.workIn(NGINX, app.toString());
    assertEquals(Relation.KIN, relation());
  }

  @Test
  void anotherDirectoryOfTheSameNameIsNot() {
    processes.workIn(NGINX, app.toString());
    processes.workElsewhere(NGINX, Sameness.OTHER);
    assertEquals(Relation.STRANGER, relation());
  }

  @Test
  void aDirectoryThatCannotBeComparedIsDoubt() {
    processes.workIn(NGINX, app.toString());
    processes.workElsewhere(NGINX, Sameness.UNKNOWN);
    assertInstanceOf(Relation.Doubt.class, relation());
  }

  @Test
  void theProjectItselfNeedsNoLookThatMayBlock() {
    processes.workIn(NGINX, app.toString());
    processes.block(app.toString());
    assertEquals(Relation.KIN, relation());
  }

  /** Whoever looked would find that it is of the project. */
  @Test
  void whatIsBelowTheProjectIsNotTouchedWhereThatMayBlock() {
    processes.workIn(NGINX, app.resolve("packages/web").toString());
    processes.block(app.toString());
    assertInstanceOf(Relation.Doubt.class, relation());
  }

  /** Whoever asked for more than the text would be told so by the fake. */
  @Test
  void aDirectoryElsewhereIsNotEvenAskedAbout() {
    processes.workIn(NGINX, "/mnt/hung");
    processes.hangAt("/mnt/hung");
    assertEquals(Relation.STRANGER, relation());
  }

  @Test
  void anotherUsersDirectoryIsNotEvenAskedAbout() {
    processes.workIn(NGINX, app.toString());
    processes.setUser(NGINX, 1001);
    processes.hangAt(app.toString());
    assertEquals(Relation.STRANGER, relation());
  }
}
