package dev.styxy.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.ConfigCliScene;
import dev.styxy.cli.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What configuration and unknown types do to {@code allocate}, {@code list} and {@code release}.
 */
class ConfiguredAllocationTest extends ConfigCliScene {

  @Test
  void aNewTypeIsSaidOnStderrAndInJson() {
    Result plain = styxy("allocate", "games");
    assertEquals("11510\n", plain.out());
    assertTrue(
        plain.err().startsWith("styxy: new service type games: ports 11510-11519, placed after;"),
        plain.err());
    Map<String, Object> json = styxy("allocate", "queues", "--json").json();
    assertEquals(true, json.get("auto_allocated"));
    assertEquals(List.of(11530L, 11539L), json.get("allocated_range"));
    assertEquals(10L, json.get("chunk_size"));
    assertEquals("after", json.get("placement"));
    Map<String, Object> again = styxy("allocate", "queues", "--json").json();
    assertEquals(false, again.get("auto_allocated"));
    assertEquals(List.of(11530L, 11539L), again.get("allocated_range"));
  }

  @Test
  void theAdviceForUndoingWorksAsItStands() {
    String err = styxy("allocate", "queue", "--count", "2").err().lines().findFirst().orElse("");
    String advice = err.substring(err.indexOf("undo it with: ") + "undo it with: ".length());
    assertEquals("styxy release 11510 11511 && styxy config auto-allocation undo queue", advice);
    for (String command : advice.split(" && ")) {
      Result done = styxy(command.substring("styxy ".length()).split(" "));
      assertEquals(0, done.status(), done.err());
    }
    assertEquals(List.of(), store.state().autoRanges());
  }

  @Test
  void aTypeInUseIsRefusedWithAllThatIsInTheWay() {
    styxy("allocate", "queue", "--count", "2");
    Result refused = styxy("config", "auto-allocation", "undo", "queue");
    String release = refused.err().lines().filter(l -> l.contains("release")).findFirst().get();
    assertEquals(0, styxy(release.strip().substring("styxy ".length()).split(" ")).status());
    assertEquals(0, styxy("config", "auto-allocation", "undo", "queue").status());
  }

  @ParameterizedTest
  @CsvSource({"web, dev", "frontend, dev", "web-2, dev", "backend, api", "db, database"})
  void aWordThatPeopleGiveTheirServersMakesNoType(String word, String type) {
    assertRefused(2, "unknown_type", "allocate", word);
    assertTrue(
        styxy("allocate", word)
            .err()
            .contains("try: styxy allocate " + type + " -n " + word + "\n"));
    assertTrue(
        styxy("run", "-s", word, "--", "true")
            .err()
            .contains("try: styxy run -s " + type + " -n " + word + " -- …\n"));
    assertEquals(0, styxy("allocate", word, "--create-type").status());
    assertEquals(0, styxy("allocate", word).status());
  }

  @Test
  void aServiceOfTheProjectIsNoStrangeWord() {
    project("{\"services\": {\"web\": {\"type\": \"dev\"}}}");
    assertEquals("3000\n", styxy("allocate", "web").out());
    assertEquals("3000\n", styxy("allocate", "dev", "-n", "web").out());
  }

  @Test
  void aTypeThatARuleSpeaksOfIsMeant() {
    user("{\"auto_allocation_rules\": {\"web*\": {\"chunk_size\": 5}}}");
    assertEquals(0, styxy("allocate", "web").status());
  }

  @Test
  void aConfiguredTypeHasNoChosenRange() {
    Map<String, Object> json = styxy("allocate", "dev", "--json").json();
    assertEquals(false, json.get("auto_allocated"));
    for (String field : List.of("allocated_range", "chunk_size", "placement")) {
      assertTrue(json.containsKey(field), field);
      assertEquals(null, json.get(field), field);
    }
  }

  @Test
  void onceConfiguredATypeHasNoChosenRangeAnyMore() {
    styxy("allocate", "games");
    user("{\"types\": {\"games\": {\"port_range\": [7000, 7009]}}}");
    Map<String, Object> json = styxy("allocate", "games", "--json").json();
    assertEquals(7000L, json.get("port"));
    assertEquals(null, json.get("allocated_range"));
    assertEquals(null, json.get("placement"));
    List<String> lines = styxy("config", "auto-allocation", "list").lines();
    assertTrue(lines.get(1).endsWith("overridden by 7000-7009"), lines.get(1));
    Map<String, Object> listed =
        styxy("config", "auto-allocation", "list", "--json").objects("ranges").get(0);
    assertEquals(true, listed.get("overridden"));
    assertEquals(List.of(11510L, 11519L), listed.get("port_range"));
  }

  @Test
  void aRangeThatIsOverriddenIsUndoneWhileTheTypeIsInUse() {
    styxy("allocate", "games");
    assertRefused(4, "held", "config", "auto-allocation", "undo", "games");
    user("{\"types\": {\"games\": {\"port_range\": [7000, 7009]}}}");
    Result undone = styxy("config", "auto-allocation", "undo", "games");
    assertEquals(0, undone.status());
    assertTrue(undone.err().contains("11510-11519 is free again; the configuration gives games"));
    assertEquals(List.of(), store.state().autoRanges());
    assertEquals(1, store.state().allocations().size());
  }

  @Test
  void aNearMissIsMadeOnlyForWhoInsists() {
    assertRefused(2, "unknown_type", "allocate", "dve");
    assertEquals("11510\n", styxy("allocate", "dve", "--create-type").out());
  }

  @Test
  void aBadNameIsRefusedBeforeAnythingIsWritten() {
    assertRefused(2, "invalid_name", "allocate", "ga mes", "--create-type");
    assertEquals(0, store.saves());
  }

  @Test
  void aSingleInstanceTellsHowToGetAtIt() {
    environment.put("STYXY_INSTANCE", "first");
    styxy("allocate", "ai", "-n", "rag");
    environment.put("STYXY_INSTANCE", "second");
    Result second = styxy("allocate", "ai", "-n", "rag");
    assertEquals("11430\n", second.out());
    assertTrue(second.err().contains("instance first, not listening yet"), second.err());
    assertTrue(second.err().contains("use localhost:11430, or end it with: styxy release"));
    Map<String, Object> json = styxy("allocate", "ai", "-n", "rag", "--json").json();
    assertEquals(true, json.get("existing"));
    assertEquals("first", json.get("existing_instance_id"));
    assertEquals(500L, json.get("existing_pid"));
    assertEquals(false, json.get("listening"));
  }

  @Test
  void aTemplateComesFromTheOptionOrTheEnvironment() {
    assertEquals("3002\n", styxy("allocate", "dev", "--template", "staging").out());
    environment.put("STYXY_TEMPLATE", "features");
    assertEquals("3003\n", styxy("allocate", "dev").out());
    assertRefused(2, "usage", "allocate", "dev", "--template", "nowhere");
  }

  @Test
  void theNameOfAServiceStandsForAllThatTheProjectSaysOfIt() {
    project(
        "{\"services\": {\"web\": {\"type\": \"dev\", \"port\": 3005},",
        "  \"api\": {\"type\": \"proxy\", \"protocol\": \"udp\"}}}");
    Map<String, Object> web = styxy("allocate", "web", "--json").json();
    assertEquals("dev", web.get("service_type"));
    assertEquals("web", web.get("service_name"));
    assertEquals(3005L, web.get("port"));
    assertEquals("udp", styxy("allocate", "api", "--json").json().get("protocol"));
    assertEquals("8000\n", styxy("allocate", "-s", "api").out());
    assertEquals("8001\n", styxy("allocate", "api", "-n", "other").out());
  }

  @Test
  void theConfiguredTtlsCount() {
    user("{\"ttl\": \"1h\", \"types\": {\"api\": {\"ttl\": \"none\"}}}");
    assertEquals(3600L, styxy("allocate", "dev", "--json").json().get("ttl_seconds"));
    assertEquals(null, styxy("allocate", "api", "--json").json().get("ttl_seconds"));
  }

  @Test
  void excludedPortsAreSkipped() {
    user("{\"exclude\": [\"3000-3001\"]}");
    assertEquals("3002\n", styxy("allocate", "dev").out());
  }

  @Test
  void manualAllocationsAreListedAsReserved() {
    user("{\"types\": {\"ai\": {\"manual_allocations\": {\"store\": {\"port\": 9999}}}}}");
    List<String> lines = styxy("list").lines();
    assertEquals("9999 ai store - - reserved -", lines.get(1).replaceAll(" +", " "));
    assertEquals(9999L, styxy("list", "--json").objects("reserved").get(0).get("port"));
    assertEquals(List.of(), styxy("list", "--json").objects("allocations"));
    assertRefused(4, "held", "allocate", "ai", "-p", "9999", "--exact");
    assertEquals("reserved", styxy("check", "9999", "--json").json().get("cause"));
  }

  @Test
  void aReservedPortThatIsReleasedIsSaidToBeOfTheConfiguration() {
    user("{\"types\": {\"ai\": {\"manual_allocations\": {\"vs\": 11450}}}}");
    String hint = "port 11450 is reserved for ai/vs by manual_allocations in " + userFile() + "\n";
    for (String word : List.of("11450", "vs", "ai/vs")) {
      Result refused = styxy("release", word);
      assertEquals(1, refused.status());
      assertTrue(
          refused.err().startsWith("styxy: no allocation matches '" + word + "'; " + hint),
          refused.err());
    }
    assertTrue(styxy("renew", "11450").err().contains(hint));
    assertTrue(styxy("release", "--forget", "11450").err().contains(hint));
    assertTrue(
        styxy("release", "11451").err().startsWith("styxy: no allocation matches '11451'\n"));
  }

  @Test
  void aReservedPortIsGivenToItsNameAndListedOnceThen() {
    user("{\"types\": {\"ai\": {\"manual_allocations\": {\"vs\": 11450}}}}");
    assertEquals("11450\n", styxy("allocate", "ai", "-n", "vs").out());
    assertEquals(2, styxy("list").lines().size());
  }

  @Test
  void reservedPortsAreListedInTheirPlace() {
    user("{\"types\": {\"ai\": {\"manual_allocations\": {\"vs\": 5000}}}}");
    styxy("allocate", "api");
    styxy("allocate", "dev");
    List<String> ports =
        styxy("list").lines().stream().skip(1).map(line -> line.substring(0, 4)).toList();
    assertEquals(List.of("3000", "5000", "8000"), ports);
  }

  @Test
  void anAllocationWithoutOwnerAndLimitIsListedAsReserved() {
    styxy("allocate", "dev", "--ttl", "none", "--owner", "none");
    assertEquals("reserved", styxy("list", "--json").objects("allocations").get(0).get("state"));
  }

  @Test
  void stickyPortsAreListedTheYoungestFirst() {
    styxy("allocate", "dev", "-n", "web");
    styxy("allocate", "api", "-n", "server");
    styxy("release", "--all");
    List<Map<String, Object>> sticky = styxy("list", "--sticky", "--json").objects("sticky");
    assertEquals("server", sticky.get(0).get("service_name"));
    assertEquals(3000L, sticky.get(1).get("port"));
    assertEquals(3, styxy("list", "--sticky").lines().size());
    assertEquals(2, styxy("list", "--sticky", "-s", "api").lines().size());
  }

  @Test
  void releaseForgetsWhatItReleases() {
    styxy("allocate", "dev", "-n", "web");
    Result result = styxy("release", "web", "--forget");
    assertEquals(0, result.status());
    assertTrue(result.err().contains("forgot 3000, the last port of dev/web"), result.err());
    assertEquals(List.of(), styxy("list", "--sticky", "--json").objects("sticky"));
  }

  @Test
  void aNameWithoutAllocationIsForgottenAsWell() {
    styxy("allocate", "dev", "-n", "web");
    styxy("release", "web");
    Result result = styxy("release", "web", "--forget", "--json");
    assertEquals(0, result.status());
    assertEquals(3000L, result.objects("forgotten").get(0).get("port"));
    assertEquals(1, styxy("release", "web", "--forget").status());
  }

  @Test
  void allOfAProjectIsForgotten() {
    styxy("allocate", "dev", "-n", "web");
    styxy("allocate", "api", "-n", "server");
    styxy("release", "server");
    assertEquals(
        2, styxy("release", "--project", "--forget", "--json").objects("forgotten").size());
  }
}
