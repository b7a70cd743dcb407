package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.config.BuiltInTypes;
import dev.styxy.core.lease.Releaser;
import dev.styxy.core.lease.Selector;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.Ttl;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Services of one project that are to have consecutive ports. */
class BlockTest extends AllocatorScene {
  private List<String> names = List.of("web", "api", "db");
  private List<String> notes = List.of();

  private static Ask ask(String name) {
    return Ask.of(name.equals("api") ? "api" : "dev").named(name);
  }

  private List<AllocationRequest> requests(List<String> wanted) {
    return wanted.stream().map(name -> ask(name).request()).toList();
  }

  private List<Integer> ports(String... wanted) {
    Allocator allocator =
        new Allocator(host, settings, this::lockId, requester).withBlock(requests(names));
    List<Grant> grants =
        coordinator().run(allocator.allocate(requests(Arrays.asList(wanted)))).answer();
    notes = grants.stream().flatMap(grant -> grant.notes().stream()).toList();
    return grants.stream().map(grant -> grant.allocation().port()).toList();
  }

  private int lockIds;

  private String lockId() {
    lockIds++;
    return "10000000-0000-4000-8000-%012d".formatted(lockIds);
  }

  private void release() {
    coordinator().run(new Releaser().release(new Selector.All()));
  }

  @Test
  void theyAreConsecutiveInTheOrderOfTheFileWhateverTheirTypes() {
    assertEquals(List.of(3000, 3001, 3002), ports("web", "api", "db"));
  }

  @Test
  void oneThatIsRequestedAloneLeavesRoomForTheOthers() {
    assertEquals(List.of(3001), ports("api"));
    assertEquals(3003, port(Ask.of("dev").named("web").project("/home/me/other")));
    assertEquals(List.of(3000, 3002), ports("web", "db"));
  }

  @Test
  void theBlockLiesWhereThereIsRoomForAll() {
    ports.listen(3001, FakeProcesses.INIT);
    assertEquals(List.of(3002, 3003, 3004), ports("web", "api", "db"));
  }

  @Test
  void itLeavesAloneWhatAnotherProjectRemembersAndRoomBesideItToGrow() {
    port(Ask.of("dev").named("web").project("/home/me/other"));
    release();
    assertEquals(List.of(3005, 3006, 3007), ports("web", "api", "db"));
  }

  @Test
  void itLeavesRoomBeforeANeighbourAsWell() {
    port(Ask.of("dev").named("web").project("/home/me/other").port(3006));
    assertEquals(List.of(3011, 3012, 3013), ports("web", "api", "db"));
  }

  @Test
  void itLiesBesideANeighbourWhereTheRangeHasNoMoreSpace() {
    narrowDevTo(3000, 3004);
    port(Ask.of("dev").named("web").project("/home/me/other"));
    assertEquals(List.of(3001, 3002, 3003), ports("web", "api", "db"));
  }

  @Test
  void theyAreConsecutiveAlsoWhereNamesDoNotKeepTheirPorts() {
    settings = new Settings(BuiltInTypes.all(), Ttl.DEFAULT, List.of(), false);
    assertEquals(List.of(3001), ports("api"));
    assertEquals(List.of(3002, 3003), ports("web", "db"));
    release();
    ports.listen(3001, FakeProcesses.INIT);
    assertEquals(List.of(3002, 3003, 3004), ports("web", "api", "db"));
    assertEquals(List.of(), store.state().sticky());
  }

  @Test
  void itGrowsAtItsEnd() {
    ports("web", "api", "db");
    names = List.of("web", "api", "docs", "db");
    assertEquals(List.of(3000, 3001, 3003, 3002), ports("web", "api", "docs", "db"));
    assertEquals(List.of(), notes);
  }

  @Test
  void orBeforeItsBeginning() {
    ports.listen(3000, FakeProcesses.INIT);
    ports("web", "api", "db");
    ports.close(3000);
    ports.listen(3004, FakeProcesses.INIT);
    names = List.of("web", "api", "db", "docs");
    assertEquals(List.of(3000), ports("docs"));
  }

  @Test
  void theNewOneStandsApartWhileTheOthersHaveTheirs() {
    ports("web", "api", "db");
    ports.listen(3003, FakeProcesses.INIT);
    names = List.of("web", "api", "db", "docs");
    assertEquals(List.of(3004), ports("docs"));
    assertTrue(notes.get(0).contains("docs stands apart"), notes.toString());
    assertEquals(List.of(3000, 3001, 3002), ports("web", "api", "db"));
  }

  @Test
  void whoStandsApartIsSaidOnce() {
    ports("web", "api", "db");
    ports.listen(3003, FakeProcesses.INIT);
    names = List.of("web", "api", "db", "docs", "mail", "queue");
    assertEquals(List.of(3000, 3001, 3002, 3004, 3005, 3006), ports(names.toArray(new String[0])));
    assertEquals(
        List.of("the block 3000-3002 has no room to grow: docs, mail and queue stand apart"),
        notes);
    ports(names.toArray(new String[0]));
    assertEquals(List.of(), notes);
  }

  @Test
  void theBlockMovesWhenNobodyHasAnyOfIt() {
    ports("web", "api", "db");
    release();
    ports.listen(3003, FakeProcesses.INIT);
    names = List.of("web", "api", "db", "docs");
    assertEquals(List.of(3004, 3007), ports("web", "docs"));
    assertTrue(notes.get(0).contains("it moves to 3004-3007"), notes.toString());
  }

  @Test
  void itIsFoundAgain() {
    ports.listen(3000, FakeProcesses.INIT);
    ports("web", "api", "db");
    release();
    ports.close(3000);
    assertEquals(List.of(3001, 3002, 3003), ports("web", "api", "db"));
  }
}
