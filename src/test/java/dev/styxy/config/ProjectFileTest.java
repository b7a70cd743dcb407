package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortRange;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectFileTest extends ConfigScene {

  @Test
  void fileOfTheProjectIsKnownWhateverIsInIt() {
    assertFalse(load().hasProjectFile());
    user("{\"ttl\": \"1h\"}");
    assertFalse(load().hasProjectFile());
    project("{}");
    assertTrue(load().hasProjectFile());
  }

  @Test
  void servicesAreReadInTheirOrder() {
    project(
        "{\"services\": {",
        "  \"web\": {\"type\": \"dev\", \"env\": \"PORT\"},",
        "  \"api\": {\"type\": \"api\", \"env\": [\"API_PORT\", \"VITE_API_PORT\"], \"port\":"
            + " 8001},",
        "  \"dns\": {\"type\": \"proxy\", \"protocol\": \"both\"}}}");
    Map<String, ProjectService> services = load().services();
    assertEquals(List.of("web", "api", "dns"), List.copyOf(services.keySet()));
    assertEquals(
        new ProjectService(
            "api",
            "api",
            List.of("API_PORT", "VITE_API_PORT"),
            OptionalInt.of(8001),
            Protocol.TCP,
            false),
        services.get("api"));
    assertEquals(Protocol.BOTH, services.get("dns").protocol());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"services\": {\"a b\": {\"type\": \"dev\"}}}|1:15 services.a b: its name holds white"
            + " space",
        "{\"services\": {\"a\": {\"type\": \"d v\"}}}|1:29 services.a.type: \"d v\" holds",
        "{\"services\": {\"a\": {\"type\": \"dev\", \"ports\": 1}}}|1:36 services.a.ports: is not a"
            + " key",
        "{\"services\": {\"a\": {\"type\": \"dev\", \"port\": 0}}}|1:44 services.a.port: is 0, out",
        "{\"services\": {\"a\": \"dev\"}}|1:20 services.a: is a string, not an object",
        "{\"services\": {\"a\": {\"type\": \"dev\", \"env\": \"BASH_ENV\"}}}|1:43 services.a.env: is"
            + " \"BASH_ENV\", which a project's file may not set on its own | name one with the word"
            + " PORT, or let projects set it: \"env_allow\": [\"BASH_ENV\"] in"
            + " /home/me/.config/styxy/config.json",
        "{\"env_allow\": [\"BASH_ENV\"]}|1:2 env_allow: belongs to the user's configuration",
        "{\"types\": {\"dev\": {\"env\": \"LESSKEYIN\"}}}|1:27 types.dev.env: is"
            + " \"LESSKEYIN\", which a project's file may not set",
        "{\"auto_allocation\": {}}|1:2 auto_allocation: belongs to the user's configuration",
        "{\"recovery\": {}}|1:2 recovery: belongs to the user's configuration"
      })
  void badServicesAreNamed(String text, String problem) {
    project(text);
    assertTrue(onlyProblem().startsWith(problem), onlyProblem());
  }

  @Test
  void aRefusedVariableHindersOnlyThoseWhoSetVariables() {
    project("{\"services\": {\"web\": {\"type\": \"dev\", \"env\": \"LESSKEYIN\"}}}");
    ConfigView view = load();
    assertEquals(List.of("PORT"), view.services().get("web").env());
    StyxyException refusal = assertThrows(StyxyException.class, view::settableServices);
    assertEquals(FailureCode.CONFIG_INVALID, refusal.code());
    assertTrue(refusal.getMessage().contains("services.web.env"), refusal.getMessage());
  }

  @Test
  void theUserLetsProjectsSetAVariable() {
    user("{\"env_allow\": [\"LISTEN\"]}");
    project("{\"services\": {\"web\": {\"type\": \"dev\", \"env\": [\"LISTEN\", \"PORT\"]}}}");
    assertEquals(List.of(), problems());
    assertEquals(List.of(), loader().check(Optional.of(projectFile)));
    assertEquals(List.of("LISTEN", "PORT"), load().settableServices().get("web").env());
    assertEquals(List.of("LISTEN"), load().allowedVariables());
  }

  @Test
  void whatTheUserAllowsAlreadyIsKeptInTheLineToWrite() {
    user("{\"env_allow\": [\"LISTEN\"]}");
    project("{\"services\": {\"web\": {\"type\": \"dev\", \"env\": \"listen\"}}}");
    assertTrue(onlyProblem().contains("[\"LISTEN\", \"listen\"]"), onlyProblem());
  }

  @Test
  void theUsersOwnTypesNameAnyVariable() {
    user("{\"types\": {\"dev\": {\"env\": \"LISTEN\"}}}");
    project("{\"services\": {\"web\": {\"type\": \"dev\"}}}");
    assertEquals(List.of(), problems());
    assertEquals(List.of("LISTEN"), load().settableServices().get("web").env());
  }

  @Test
  void twoServicesMayNotShareAVariable() {
    project(
        "{\"services\": {\"a\": {\"type\": \"dev\", \"env\": \"PORT\"},",
        "  \"b\": {\"type\": \"dev\", \"env\": \"PORT\"}}}");
    assertTrue(onlyProblem().contains("names PORT, which is the variable of a"), onlyProblem());
  }

  @Test
  void aServiceThatIsAloneHasTheUsualVariable() {
    project("{\"services\": {\"web\": {\"type\": \"dev\"}}}");
    assertEquals(List.of("PORT"), load().services().get("web").env());
  }

  @Test
  void servicesWithoutVariablesHaveThoseOfTheirTypeOrTheirName() {
    project(
        "{\"types\": {\"dev\": {\"env\": \"PORT\"}}, \"services\": {",
        "  \"web\": {\"type\": \"dev\"}, \"web-2\": {\"type\": \"dev\"},",
        "  \"2nd\": {\"type\": \"api\"}}}");
    Map<String, ProjectService> services = load().services();
    assertEquals(List.of("PORT"), services.get("web").env());
    assertEquals(List.of("WEB_2_PORT"), services.get("web-2").env());
    assertEquals(List.of("_2ND_PORT"), services.get("2nd").env());
  }

  @Test
  void aServiceOfAMistypedTypeIsWarnedOf() {
    project("{\"services\": {\"a\": {\"type\": \"dve\"}}}");
    assertTrue(
        onlyProblem().endsWith("not a configured type | did you mean \"dev\"?"), onlyProblem());
    assertEquals("dve", load().services().get("a").type());
  }

  @Test
  void aProjectExcludesPortsBesideThoseOfTheUser() {
    user("{\"exclude\": [3000]}");
    project("{\"exclude\": [\"3001-3002\"]}");
    assertEquals(
        List.of(new PortRange(3000, 3000), new PortRange(3001, 3002)),
        load().settings().excluded());
  }
}
