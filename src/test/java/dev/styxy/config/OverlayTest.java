package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.AutoAllocation;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.Origins;
import dev.styxy.core.settings.Placement;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.settings.Settings;
import dev.styxy.model.PortRange;
import dev.styxy.model.ServiceType;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OverlayTest extends ConfigScene {

  @Test
  void withoutFilesTheBuiltInValuesCount() {
    ConfigView view = load();
    assertEquals(17, view.settings().types().size());
    assertEquals(Ttl.DEFAULT, view.settings().ttl());
    assertTrue(view.settings().isSticky());
    assertEquals(OptionalLong.empty(), view.lockTimeoutMillis());
    assertEquals(AutoAllocation.DEFAULT, view.settings().autoAllocation());
  }

  @Test
  void anEmptyObjectChangesNothing() {
    user("{}");
    assertEquals(
        new ConfigLoader(project, project, () -> limits, notices, FakeUserFiles::new)
            .load()
            .settings(),
        load().settings());
  }

  @Test
  void aPartialTypeChangesOnlyWhatItNames() {
    user("{\"service_types\": {\"dev\": {\"ttl\": \"2h\"}}}");
    ServiceType dev = type("dev");
    assertEquals(Optional.of(Ttl.ofSeconds(7200)), dev.ttl());
    assertEquals(new PortRange(3000, 3099), dev.range());
    assertEquals(List.of(3000, 3001, 3002, 3003), dev.preferred());
    assertEquals(17, load().settings().types().size());
  }

  @Test
  void aPartialSectionKeepsItsOtherDefaults() {
    user("{\"auto_allocation\": {\"placement\": \"smart\"}}");
    AutoAllocation auto = load().settings().autoAllocation();
    assertEquals(Placement.SMART, auto.placement());
    assertTrue(auto.isEnabled());
    assertEquals(10, auto.gapSize());
    assertEquals(2, auto.rules().size());
  }

  @Test
  void aMovedRangeTakesItsPreferredPortsAlong() {
    user("{\"service_types\": {\"dev\": {\"port_range\": [7000, 7002]}}}");
    assertEquals(List.of(7000, 7001, 7002), type("dev").preferred());
  }

  @Test
  void preferredPortsThatStillFitAMovedRangeStay() {
    user("{\"service_types\": {\"dev\": {\"port_range\": [2990, 3050]}}}");
    assertEquals(List.of(3000, 3001, 3002, 3003), type("dev").preferred());
  }

  @Test
  void aNewTypeNeedsNothingButARange() {
    user("{\"types\": {\"games\": {\"port_range\": [7000, 7099], \"env\": \"GAME_PORT\"}}}");
    ServiceType games = type("games");
    assertEquals(List.of(7000, 7001, 7002, 7003), games.preferred());
    assertEquals(List.of("GAME_PORT"), games.env());
    assertFalse(games.isSingle());
  }

  @Test
  void theOriginalsShorterNameOfARangeIsUnderstood() {
    user(
        "{\"service_types\": {\"games\": {\"range\": [7000, 7099], \"preferred_ports\": [7000]}}}");
    assertEquals(new PortRange(7000, 7099), type("games").range());
    assertEquals(userFile.toString(), load().originOf("service_types.games.port_range"));
  }

  @Test
  void limitsAreRead() {
    user(
        "{",
        "  \"ttl\": \"none\", \"sticky\": false, \"lock_timeout\": \"3s\",",
        "  \"exclude\": [3306, \"5900-5902\", [8888, 8889]]",
        "}");
    Settings settings = load().settings();
    assertTrue(settings.ttl().isNone());
    assertFalse(settings.isSticky());
    assertEquals(OptionalLong.of(3000), load().lockTimeoutMillis());
    for (int port : new int[] {3306, 5900, 5902, 8888, 8889}) {
      assertTrue(settings.isExcluded(port), "port " + port);
    }
    assertFalse(settings.isExcluded(5903));
  }

  @Test
  void aRuleIsLaidOverTheOneOfTheSamePattern() {
    user("{\"auto_allocation_rules\": {\"monitoring-*\": {\"chunk_size\": 4}, \"q-*\": {}}}");
    AutoAllocation auto = load().settings().autoAllocation();
    assertEquals(3, auto.rules().size());
    assertEquals(4, auto.ruleFor("monitoring-x").orElseThrow().chunkSize().orElseThrow());
    assertEquals(9000, auto.ruleFor("monitoring-x").orElseThrow().preferredStart().orElseThrow());
  }

  @Test
  void manualAllocationsAreReservedWhereverTheyAre() {
    user(
        "{\"service_types\": {\"ai\": {\"manual_allocations\": {",
        "  \"store\": {\"port\": 9999, \"description\": \"A store\"}, \"plain\": 9998}}}}");
    assertEquals(
        List.of(
            new Reservation(9999, "ai", "store", "A store"),
            new Reservation(9998, "ai", "plain", "")),
        load().settings().reserved());
  }

  @Test
  void aTemplateKeepsItsOffsetForTypesThatTheFileDoesNotName() {
    user(
        "{\"instance_templates\": {\"staging\": {\"port_offsets\": {\"dev\": 20}},",
        "  \"qa\": {}, \"review\": {\"port_offsets\": {\"*\": 7, \"dev\": 8}}}}");
    var templates = load().settings().templates();
    assertEquals(20, templates.get("staging").offsetOf("dev"));
    assertEquals(2, templates.get("staging").offsetOf("api"));
    assertEquals(0, templates.get("qa").offsetOf("api"));
    assertEquals(7, templates.get("review").offsetOf("api"));
    assertEquals(8, templates.get("review").offsetOf("dev"));
    assertEquals(6, templates.size());
  }

  @Test
  void theProjectLiesOverTheUser() {
    user("{\"ttl\": \"1h\", \"sticky\": false, \"types\": {\"dev\": {\"ttl\": \"5m\"}}}");
    project("{\"ttl\": \"2h\", \"types\": {\"dev\": {\"env\": [\"PORT\", \"VITE_PORT\"]}}}");
    ConfigView view = load();
    assertEquals(Ttl.ofSeconds(7200), view.settings().ttl());
    assertFalse(view.settings().isSticky());
    assertEquals(Optional.of(Ttl.ofSeconds(300)), type("dev").ttl());
    assertEquals(List.of("PORT", "VITE_PORT"), type("dev").env());
    assertEquals(projectFile.toString(), view.originOf("ttl"));
    assertEquals(userFile.toString(), view.originOf("sticky"));
    assertEquals(userFile.toString(), view.originOf("service_types.dev.ttl"));
    assertEquals(Origins.BUILT_IN, view.originOf("exclude"));
  }

  @Test
  void commentsTrailingCommasAndAByteOrderMarkAreFine() {
    user("\uFEFF// mine", "{ /* all", "of it */ \"ttl\": \"1h\", // one hour", "}", "");
    assertEquals(Ttl.ofSeconds(3600), load().settings().ttl());
  }
}
