package dev.styxy.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.CliScene;
import dev.styxy.cli.Result;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeProcesses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fields of {@code styxy allocate --json}; their names are fixed. */
class AllocateJsonTest extends CliScene {
  private static final Set<String> FIELDS =
      Set.of(
          "port",
          "requested_port",
          "requested_port_taken_by",
          "protocol",
          "lock_id",
          "service_type",
          "service_name",
          "project_path",
          "existing",
          "owner",
          "allocated_at",
          "expires_at",
          "ttl_seconds",
          "message");

  @Test
  void allFieldsAreThere() {
    Map<String, Object> json = styxy("allocate", "dev", "--json").json();
    assertTrue(json.keySet().containsAll(FIELDS), json.toString());
    assertTrue(json.keySet().containsAll(Set.of("success", "ports")), json.toString());
  }

  @Test
  void valuesAreThoseOfTheAllocation() {
    Map<String, Object> json = styxy("allocate", "dev", "-n", "web", "--json").json();
    assertEquals(true, json.get("success"));
    assertEquals(3000L, json.get("port"));
    assertEquals(List.of(3000L), json.get("ports"));
    assertEquals("tcp", json.get("protocol"));
    assertEquals("00000001-0000-4000-8000-000000000000", json.get("lock_id"));
    assertEquals("dev", json.get("service_type"));
    assertEquals("web", json.get("service_name"));
    assertEquals("/nowhere/app", json.get("project_path"));
    assertEquals(false, json.get("existing"));
    assertEquals(Map.of("pid", 500L, "command", "bash"), json.get("owner"));
    assertEquals("2023-11-14T22:13:20.000Z", json.get("allocated_at"));
    assertEquals("2023-11-14T22:43:20.000Z", json.get("expires_at"));
    assertEquals(1800L, json.get("ttl_seconds"));
  }

  @Test
  void whatThereIsNotIsNull() {
    Map<String, Object> json =
        styxy("allocate", "dev", "--owner", "none", "--ttl", "none", "--json").json();
    for (String field :
        List.of(
            "service_name",
            "owner",
            "expires_at",
            "ttl_seconds",
            "requested_port",
            "requested_port_taken_by")) {
      assertTrue(json.containsKey(field), field);
      assertNull(json.get(field), field);
    }
  }

  @Test
  void nameThatIsThereAlreadyIsExisting() {
    styxy("allocate", "dev", "-n", "web");
    assertEquals(true, styxy("allocate", "dev", "-n", "web", "--json").json().get("existing"));
  }

  @Test
  void takenPortIsToldWithItsAllocation() {
    given(Draft.of(3005).named("web").owner(bash).at(clock.now()));
    Result result = styxy("allocate", "dev", "-p", "3005", "--json");
    assertEquals(0, result.status());
    assertEquals(3005L, result.json().get("requested_port"));
    Map<String, Object> takenBy = result.object("requested_port_taken_by");
    assertEquals("allocated", takenBy.get("cause"));
    assertEquals("00003005-0000-4000-8000-000000000000", takenBy.get("lock_id"));
    assertEquals("/nowhere/app", takenBy.get("project_path"));
  }

  @Test
  void takenPortIsToldWithItsListener() {
    ports.listen(3005, FakeProcesses.INIT);
    Map<String, Object> takenBy =
        styxy("allocate", "dev", "-p", "3005", "--json").object("requested_port_taken_by");
    assertEquals("listening", takenBy.get("cause"));
    assertTrue(takenBy.get("system_usage").toString().contains("pid=1"), takenBy.toString());
  }

  @Test
  void grantedPortIsTakenByNobody() {
    Map<String, Object> json = styxy("allocate", "dev", "-p", "3005", "--json").json();
    assertEquals(3005L, json.get("requested_port"));
    assertNull(json.get("requested_port_taken_by"));
  }

  @Test
  void nameThatHasAnotherPortAlreadySaysSo() {
    styxy("allocate", "dev", "-n", "web");
    Map<String, Object> json = styxy("allocate", "dev", "-n", "web", "-p", "3005", "--json").json();
    assertEquals(3000L, json.get("port"));
    assertEquals(3005L, json.get("requested_port"));
    assertNull(json.get("requested_port_taken_by"));
    assertTrue(json.get("message").toString().contains("has port 3000 already"));
  }

  @Test
  void countListsThemAllWithTheSameFields() {
    Result result = styxy("allocate", "dev", "--count", "2", "--json");
    assertEquals(List.of(3000L, 3001L), result.json().get("ports"));
    List<Map<String, Object>> allocations = result.objects("allocations");
    assertEquals(2, allocations.size());
    for (Map<String, Object> allocation : allocations) {
      assertTrue(allocation.keySet().containsAll(FIELDS), allocation.toString());
    }
  }

  @Test
  void countOfOneIsAListToo() {
    assertEquals(
        1, styxy("allocate", "dev", "--count", "1", "--json").objects("allocations").size());
  }
}
