package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.AutoAllocation;
import dev.styxy.core.settings.ConfigProblem;
import dev.styxy.core.settings.Settings;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The structure, keys and numbers of the port configuration that the original ships with. */
class OriginalConfigTest extends ConfigScene {

  @BeforeEach
  void bringTheOriginalsFile() {
    user(Resource.text("original-ports.json"));
  }

  @Test
  void whatIsSuggestedForAFileOfAnotherPlaceIsOneWordOfTheShell() {
    Path strange = userFile.resolveSibling("$(touch here)").resolve("config.json");
    write(strange, "{\"tll\": 1}");
    StyxyException refusal = assertThrows(StyxyException.class, () -> loader().adopt(strange));
    assertEquals("styxy config validate '" + strange + "'", refusal.suggestions().get(1));
  }

  @Test
  void itLoadsUnchangedWithTheRangesThatAreBuiltIn() {
    Map<String, ServiceType> types = load().settings().types();
    Map<String, ServiceType> builtIn = BuiltInTypes.all();
    assertEquals(new ArrayList<>(builtIn.keySet()), new ArrayList<>(types.keySet()));
    for (ServiceType type : builtIn.values()) {
      assertEquals(type.range(), types.get(type.name()).range(), type.name());
      assertEquals(type.preferred(), types.get(type.name()).preferred(), type.name());
      assertEquals(type.isSingle(), types.get(type.name()).isSingle(), type.name());
    }
  }

  @Test
  void itsPlacementRulesAreTheBuiltInOnes() {
    assertEquals(AutoAllocation.DEFAULT, load().settings().autoAllocation());
  }

  @Test
  void itsManualAllocationIsReserved() {
    Settings settings = load().settings();
    assertEquals("ai/vector-store", settings.reservation(9999).orElseThrow().label());
  }

  @Test
  void whatHasNoUseIsOnlyNoted() {
    List<String> noted = new ArrayList<>();
    for (ConfigProblem problem : problems()) {
      assertEquals(ConfigProblem.Severity.NOTE, problem.severity(), brief(problem));
      noted.add(problem.key());
    }
    assertEquals(List.of("recovery", "compliance"), noted);
  }

  @Test
  void whatTheOriginalWritesItselfIsRead() {
    user(
        "{\"_generated\": \"2025-09-30\", \"service_types\": {\"custom\": {",
        "  \"port_range\": [12000, 12009], \"instance_behavior\": \"multi\",",
        "  \"auto_allocated\": true, \"auto_allocated_at\": \"2025-09-30\"}},",
        " \"daemon\": {\"listen_port\": 9876, \"log_level\": \"info\"}, \"cleanup_interval\": 30}");
    assertTrue(load().settings().type("custom").isPresent());
    assertFalse(problems().stream().anyMatch(ConfigProblem::isError));
  }
}
