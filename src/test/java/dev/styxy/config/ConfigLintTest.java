package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.ConfigProblem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLintTest extends ConfigScene {

  private void expect(String advice) {
    assertEquals(advice, onlyProblem());
    assertFalse(problems().get(0).isError());
    load();
  }

  @Test
  void anOverlapWithABuiltInRangeIsSaid() {
    user("{\"types\": {\"web\": {\"port_range\": [3090, 3110]}}}");
    assertEquals(2, problems().size());
    assertEquals(
        "1:20 service_types.web.port_range: 3090-3110 overlaps 3000-3099 of dev"
            + " | give each type a range of its own",
        brief(problems().get(0)));
    assertTrue(problems().get(1).message().contains("of monitoring"));
  }

  @Test
  void anOverlapOfTwoConfiguredRangesIsSaidOnce() {
    user(
        "{\"types\": {\"a\": {\"port_range\": [7000, 7009]},",
        "  \"b\": {\"port_range\": [7009, 7010]}}}");
    assertTrue(onlyProblem().contains("overlaps 7009-7010 of b"), onlyProblem());
  }

  @Test
  void aRangeInTheEphemeralRangeIsSaid() {
    int first = limits.ephemeral().orElseThrow().first();
    user("{\"types\": {\"a\": {\"port_range\": [" + first + ", " + (first + 9) + "]}}}");
    assertTrue(onlyProblem().contains("reaches into the ephemeral range"), onlyProblem());
  }

  @Test
  void aPrivilegedRangeIsSaid() {
    user("{\"types\": {\"a\": {\"port_range\": [800, 809]}}}");
    assertTrue(onlyProblem().contains("contains privileged ports"), onlyProblem());
  }

  @Test
  void aPreferredPortOutsideOfItsRangeIsSaidAndStillPreferred() {
    user("{\"types\": {\"dev\": {\"preferred_ports\": [3000, 7000]}}}");
    expect(
        "1:20 service_types.dev.preferred_ports: names 7000, which is outside of the range"
            + " 3000-3099 | keep preferred ports within port_range");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"instance_templates\": {\"a\": {\"port_offsets\": {\"dve\": 1}}}}|1:48"
            + " instance_templates.a.port_offsets.dve: is not a configured type | did you mean"
            + " \"dev\"?",
        "{\"types\": {\"dev\": {}}, \"service_types\": {\"dev\": {}}}|1:42 service_types.dev: is applied"
            + " on top of types.dev of the same file",
        "{\"types\": {\"dev\": {\"range\": [3000, 3009], \"port_range\": [3000, 3009]}}}|1:43"
            + " types.dev.port_range: repeats a key under another name",
        "{\"types\": {\"ai\": {\"manual_allocations\": {\"a\": 11450, \"b\": 11450}}}}|1:54"
            + " service_types.ai.manual_allocations.b: is 11450, which is reserved for ai/a as"
            + " well",
        "{\"types\": {\"dev\": {\"preferred_ports\": [3000, 3000]}}}|1:46"
            + " types.dev.preferred_ports[1]: is 3000 a second time",
        "{\"types\": {\"dev\": {\"env\": [\"PORT\", \"PORT\"]}}}|1:27 types.dev.env: names PORT"
            + " twice",
        "{\"auto_allocation_rules\": {\"a-*\": {\"placement\": \"after\","
            + " \"preferred_range_start\": 9000}}}|1:58"
            + " auto_allocation_rules.a-*.preferred_range_start: has no effect",
        "{\"auto_allocation_rules\": {\"a-*\": {\"preferred_range_start\": 50000}}}|1:36"
            + " auto_allocation_rules.a-*.preferred_range_start: is beyond max_port, 49151",
        "{\"auto_allocation\": {\"min_port\": 33000}}|1:22 auto_allocation.min_port: 33000-49151,"
            + " min_port to max_port, lies in the ephemeral range 32768-60999",
      })
  void whatSurprisesIsSaidAndCountsAllTheSame(String text, String advice) {
    user(text);
    assertTrue(onlyProblem().startsWith(advice), onlyProblem());
    assertEquals(ConfigProblem.Severity.WARNING, problems().get(0).severity());
    load();
  }

  @Test
  void aVariableThatIsNamedTwiceIsSetOnce() {
    user("{\"types\": {\"dev\": {\"env\": [\"PORT\", \"PORT\"]}}}");
    assertEquals(List.of("PORT"), type("dev").env());
  }

  @Test
  void unknownKeysInsideOfRecoveryAreSaid() {
    user(
        "{\"recovery\": {\"port_conflict\": {\"enabeld\": true},",
        "  \"helth_monitoring\": {\"max_failures\": 3}}}");
    assertEquals(3, problems().size());
    assertEquals(
        "1:33 recovery.port_conflict.enabeld: is not a key that the original knew"
            + " | did you mean \"enabled\"?",
        brief(problems().get(1)));
    assertTrue(brief(problems().get(2)).startsWith("2:3 recovery.helth_monitoring: is not"));
    load();
  }

  @Test
  void aFileThatIsNamedIsCheckedAlone() {
    user("{\"tll\": 1}");
    var other = project.resolve("other.json");
    write(other, "{\"ttl\": 1}");
    var problems = loader().check(Optional.of(other));
    assertEquals(1, problems.size());
    assertEquals(other.toString(), problems.get(0).file());
    assertEquals(ConfigProblem.Severity.ERROR, problems.get(0).severity());
  }
}
