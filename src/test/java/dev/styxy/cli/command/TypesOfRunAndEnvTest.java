package dev.styxy.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.ConfigCliScene;
import dev.styxy.cli.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code run} and {@code env} make types as {@code allocate} does, and say so as it does. */
class TypesOfRunAndEnvTest extends ConfigCliScene {
  private static final String NEW_TYPE =
      "styxy: new service type games: ports 11510-11519, placed after; undo it with: ";

  private static final String UNDO = "styxy config auto-allocation undo games";

  @Test
  void runSaysThatItMadeAType() {
    Result run = styxy("run", "-s", "games", "--", "true");
    assertEquals(NEW_TYPE + UNDO, run.err().lines().findFirst().orElseThrow());
    assertEquals("", styxy("run", "-s", "games", "--", "true").err());
  }

  @Test
  void runMakesANearMissForWhoInsists() {
    assertEquals(0, styxy("run", "-s", "dve", "--create-type", "--", "true").status());
    assertEquals("dve", store.state().autoRanges().get(0).type());
  }

  @Test
  void runsAdviceIsToRun() {
    Result refused = styxy("run", "-s", "dve", "--", "true");
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("  try: styxy run -s dev -- …\n"), refused.err());
    assertTrue(refused.err().contains(" styxy run --create-type -s dve -- …\n"), refused.err());
  }

  @Test
  void envWithoutAFileAdvisesToHaveOneMade() {
    Result env = styxy("env");
    assertEquals(1, env.status(), env.err());
    assertTrue(env.err().contains("  try: styxy init\n"), env.err());
  }

  @Test
  void envSaysThatItMadeAType() {
    project("{\"services\": {\"web\": {\"type\": \"games\", \"env\": \"PORT\"}}}");
    Result env = styxy("env");
    assertEquals(
        NEW_TYPE + "styxy release 11510 && " + UNDO, env.err().lines().findFirst().orElseThrow());
    assertEquals("", styxy("env").err());
  }

  @Test
  void envHasTheFieldsOfAllocate() {
    project("{\"services\": {\"web\": {\"type\": \"games\"},", "  \"api\": {\"type\": \"api\"}}}");
    List<Map<String, Object>> services = styxy("env", "--json").objects("services");
    assertEquals(true, services.get(0).get("auto_allocated"));
    assertEquals(List.of(11510L, 11519L), services.get(0).get("allocated_range"));
    assertEquals(10L, services.get(0).get("chunk_size"));
    assertEquals("after", services.get(0).get("placement"));
    assertEquals(false, services.get(1).get("auto_allocated"));
    assertEquals(null, services.get(1).get("allocated_range"));
  }

  @Test
  void envTellsTheNearestService() {
    project("{\"services\": {\"web\": {\"type\": \"dev\"}}}");
    Result refused = styxy("env", "wbe");
    assertEquals(1, refused.status());
    assertTrue(refused.err().contains("did you mean 'web'?"), refused.err());
  }

  @Test
  void envsAdviceIsToMendTheProjectsFile() {
    project("{\"services\": {\"web\": {\"type\": \"dve\"}}}");
    Result refused = styxy("env");
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("try: write \"type\": \"dev\" in .styxy.json"));
  }

  @Test
  void whereTypesAreNotMadeTheRefusalSaysSo() {
    user("{\"auto_allocation\": {\"enabled\": false}}");
    Result refused = styxy("allocate", "games");
    assertTrue(
        refused.err().contains("type 'games', and auto_allocation.enabled is false; the types are"),
        refused.err());
    assertTrue(refused.err().contains(" styxy config auto-allocation enable\n"), refused.err());
  }
}
