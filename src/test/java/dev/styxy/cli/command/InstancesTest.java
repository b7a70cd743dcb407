package dev.styxy.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.CliScene;
import dev.styxy.core.settings.Draft;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code styxy instances}. */
class InstancesTest extends CliScene {

  @Test
  void allocationsAreGroupedByInstance() {
    given(
        Draft.of(3000).instance("one").owner(bash).at(clock.now()),
        Draft.of(3001).instance("two").at(clock.now()),
        Draft.of(8000).instance("one").project("/nowhere/other").at(clock.now()));
    List<Map<String, Object>> instances = styxy("instances", "--json").objects("instances");
    assertEquals(2, instances.size());
    assertEquals("one", instances.get(0).get("instance_id"));
    assertEquals(2L, instances.get(0).get("count"));
    assertEquals(List.of("/nowhere/app", "/nowhere/other"), instances.get(0).get("project_paths"));
    assertEquals(Map.of("pid", 500L, "command", "bash"), instances.get(0).get("owner"));
    assertEquals(List.of(3000L, 8000L), instances.get(0).get("ports"));
    assertEquals(3, styxy("instances").lines().size());
  }

  @Test
  void allocatingAgainIsASignOfLife() {
    environment.put("STYXY_INSTANCE", "one");
    styxy("allocate", "dev", "-n", "web");
    clock.forwardMinutes(10);
    styxy("allocate", "dev", "-n", "web");
    Map<String, Object> one = styxy("instances", "--json").objects("instances").get(0);
    assertEquals("2023-11-14T22:23:20.000Z", one.get("last_seen"));
  }

  @Test
  void anyCommandOfANamedSessionIsItsSignOfLife() {
    given(
        Draft.of(3000).instance("one").at(clock.now()),
        Draft.of(3001).instance("two").at(clock.now()));
    for (String variable : List.of("STYXY_INSTANCE", "CLAUDE_INSTANCE_ID")) {
      environment.clear();
      environment.put(variable, "one");
      clock.forwardMinutes(20);
      styxy("check", "3050");
    }
    environment.clear();
    List<Map<String, Object>> instances = styxy("instances", "--json").objects("instances");
    assertEquals(1, instances.size(), instances.toString());
    assertEquals("2023-11-14T22:53:20.000Z", instances.get(0).get("last_seen"));
  }

  @Test
  void aSessionThatIsDerivedFromItsOwnerIsNotRenewedByLooking() {
    styxy("allocate", "dev");
    int saves = store.saves();
    clock.forwardMinutes(20);
    styxy("check", "3050");
    assertEquals(saves, store.saves());
  }

  @Test
  void lookingWritesNothing() {
    given(Draft.of(3000).at(clock.now()));
    styxy("instances");
    assertEquals(0, store.saves());
  }

  @Test
  void withoutAllocationsThereIsNone() {
    assertEquals("", styxy("instances").out());
    assertTrue(styxy("instances", "--json").objects("instances").isEmpty());
  }
}
