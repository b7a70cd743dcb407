package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.settings.ServiceVariable;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Template;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code env} of a service as an object of variables and values. */
class ServiceEnvTest extends ConfigScene {

  private static String env(String fields) {
    return "{\"services\": {\"web\": {\"type\": \"dev\", \"env\": {"
        + fields
        + "}}, \"api\": {\"type\": \"api\"}}}";
  }

  @Test
  void portsAndValuesAreToldApart() {
    project(
        env(
            "\"PORT\": \"{port}\", \"API_URL\": \"http://localhost:{port:api}\","
                + " \"API_PORT_2\": \"{port:api}\", \"_why\": 1"));
    ProjectService web = load().settableServices().get("web");
    assertEquals(List.of("PORT"), web.env());
    assertEquals(
        List.of(
            new ServiceVariable("API_URL", Template.of("http://localhost:{port:api}")),
            new ServiceVariable("API_PORT_2", Template.of("{port:api}"))),
        web.values());
    assertEquals(List.of(), problems());
  }

  @Test
  void aServiceWithoutAVariableForItsPortHasTheUsualOne() {
    project(env("\"API_URL\": \"http://localhost:{port:api}\""));
    assertEquals(List.of("WEB_PORT"), load().services().get("web").env());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"A_PORT\": 3000|services.web.env.A_PORT: is a number, not a string",
        "\"A_PORT\": [\"{port}\"]|services.web.env.A_PORT: is an array, not a string",
        "\"A-PORT\": \"{port}\"|services.web.env.A-PORT: is not a valid variable name",
        "\"A_URL\": \"http://localhost:{port:apo}\"|names the service \"apo\", which is not in this"
            + " file | did you mean {port:api}?",
        "\"A_URL\": \"http://localhost:{port:zzz}\"|which is not in this file | the services are"
            + " web, api",
        "\"A_URL\": \"a\\nb\"|contains a line break or another character that does not print"
            + " (U+000A)",
        "\"A_URL\": \"a\\u001b[31m\"|does not print (U+001B)",
        "\"A_URL\": \"a\\u202eb\"|does not print (U+202E)",
        "\"A_URL\": \"http://evil.example:{port}\"|is neither a port nor an address of this machine",
        "\"A_PORT\": \"3000\"|is neither a port nor an address of this machine",
        "\"NODE_OPTIONS\": \"--require ./x\"|is a variable that a project's file may not set on its"
            + " own | name one with the word PORT, or let projects set it: \"env_allow\":"
            + " [\"NODE_OPTIONS\"] in /home/me/.config/styxy/config.json"
      })
  void mistakesAreNamed(String fields, String problem) {
    project(env(fields));
    assertTrue(onlyProblem().contains(problem), onlyProblem());
  }

  @Test
  void aLongValueIsRefused() {
    project(env("\"A_URL\": \"" + "x".repeat(ServiceEnvReader.LONGEST_VALUE + 1) + "\""));
    assertTrue(onlyProblem().contains("is longer than 4096 characters"), onlyProblem());
  }

  @Test
  void twoServicesMayNotShareAVariable() {
    project(
        "{\"services\": {\"a\": {\"type\": \"dev\", \"env\": {\"X_URL\": \"localhost:{port}\"}},",
        "  \"b\": {\"type\": \"dev\", \"env\": \"X_URL\"}}}");
    assertTrue(onlyProblem().contains("names X_URL, which is the variable of a"), onlyProblem());
  }

  @Test
  void servicesThatNameEachOtherAreNoCycle() {
    project(
        "{\"services\": {\"a\": {\"type\": \"dev\", \"env\": {\"B_URL\": \"localhost:{port:b}\"}},",
        "  \"b\": {\"type\": \"dev\", \"env\": {\"A_URL\": \"localhost:{port:a}\"}}}}");
    assertEquals(List.of(), problems());
  }

  @Test
  void aRefusedValueHindersOnlyThoseWhoSetVariables() {
    project(env("\"A_URL\": \"http://evil.example\""));
    ConfigView view = load();
    assertEquals(List.of(), view.services().get("web").values());
    assertThrows(StyxyException.class, view::settableServices);
  }

  @Test
  void whatTheUserAllowsMayHaveAnyValueOfOneLine() {
    user("{\"env_allow\": [\"COMPOSE_PROJECT_NAME\", \"A_URL\"]}");
    project(env("\"COMPOSE_PROJECT_NAME\": \"{id}\", \"A_URL\": \"$(x) 'y' \\\\ {{z}}\""));
    assertEquals(List.of(), problems());
    assertEquals(
        "$(x) 'y' \\ {{z}}", load().settableServices().get("web").values().get(1).value().text());
  }

  @Test
  void aMistypedPlaceholderIsWarnedOfAndStays() {
    user("{\"env_allow\": [\"A\", \"B\"]}");
    project(env("\"A\": \"x{prot}\", \"B\": \"{{ports}} {name} {\\\"port\\\": {port}}\""));
    assertTrue(
        onlyProblem().endsWith("contains {prot}, which stays as it is | did you mean {port}?"),
        onlyProblem());
    assertEquals("x{prot}", load().services().get("web").values().get(0).value().text());
  }

  @Test
  void whoDecidedAValueIsKnown() {
    project(env("\"API_URL\": \"http://localhost:{port:api}\""));
    assertEquals(projectFile.toString(), load().originOf("services.web.env.API_URL"));
  }
}
