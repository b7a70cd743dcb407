package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.ConfigProblem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdviceTest extends ConfigScene {

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
    assertTrue(onlyProblem().contains("holds privileged ports"), onlyProblem());
  }

  @Test
  void aPreferredPortOutsideOfItsRangeIsSaidAndStillPreferred() {
    user("{\"types\": {\"dev\": {\"preferred_ports\": [3000, 7000]}}}");
    expect(
        "1:20 service_types.dev.preferred_ports: names 7000, which is outside of the range"
            + " 3000-3099 | keep preferred ports within port_range");
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
