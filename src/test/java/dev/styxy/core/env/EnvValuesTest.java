package dev.styxy.core.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.app.Application;
import dev.styxy.core.app.FakeApplication;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.settings.ServiceVariable;
import dev.styxy.core.state.FakeScopes;
import dev.styxy.model.Protocol;
import dev.styxy.model.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The values that a project's file puts around its ports. */
class EnvValuesTest extends EnvScene {
  private static final ProjectService WEB =
      service("web", "dev", "PORT", "API_URL", "http://localhost:{port:api}");
  private static final ProjectService API =
      service("api", "api", "API_PORT", "WEB_URL", "http://{id}.localhost:{port:web}");

  private static ProjectService service(
      String name, String type, String env, String variable, String value) {
    return new ProjectService(
        name,
        type,
        List.of(env),
        OptionalInt.empty(),
        Protocol.TCP,
        List.of(new ServiceVariable(variable, Template.of(value))),
        false);
  }

  @Override
  protected Application application() {
    ConfigView view = ConfigView.of(settings);
    Map<String, ProjectService> services = new LinkedHashMap<>();
    services.put("web", WEB);
    services.put("api", API);
    Application plain = super.application();
    return new FakeApplication(
        plain.coordinator(),
        new ConfigView(
            settings,
            services,
            true,
            false,
            view.lockTimeoutMillis(),
            false,
            Map.of(),
            List.of(),
            List.of(),
            view.origins(),
            view.sandboxHome()),
        host,
        plain.lockIds(),
        new FakeScopes(Map.of()));
  }

  @Test
  void valuesNameThePortsOfEachOther() {
    List<ServiceEnv> granted = allocate(Map.of(), Set.of(), WEB, API);
    assertEquals("http://localhost:8000", variable(granted, "API_URL").value());
    assertTrue(
        variable(granted, "WEB_URL").value().matches("http://app[a-z0-9]{10}\\.localhost:3000"));
    assertEquals("", notes(granted));
  }

  @Test
  void aServiceThatIsNamedIsAllocatedThoughItsVariablesAreNotAskedFor() {
    List<ServiceEnv> granted = allocate(Map.of(), Set.of(), WEB);
    assertEquals("http://localhost:8000", variable(granted, "API_URL").value());
    assertEquals(List.of(3000, 8000), allocatedPorts());
    assertEquals(
        List.of("PORT", "API_URL"),
        granted.stream().flatMap(one -> one.variables().stream()).map(EnvVariable::name).toList());
  }

  @Test
  void aPortThatTheUserHasSetIsInTheValues() {
    List<ServiceEnv> granted = allocate(Map.of("API_PORT", "8042"), Set.of(), WEB, API);
    assertEquals("http://localhost:8042", variable(granted, "API_URL").value());
  }

  @Test
  void whatWasThereWithAnotherPortIsALeftoverAndReplaced() {
    List<ServiceEnv> granted = allocate(Map.of("API_URL", "http://localhost:8099"), Set.of(), WEB);
    assertEquals("http://localhost:8000", variable(granted, "API_URL").value());
    assertTrue(variable(granted, "API_URL").isReplacing());
    assertEquals("", notes(granted));
  }

  @Test
  void whatTheUserHasChosenStaysAndIsNotRepeated() {
    List<ServiceEnv> granted =
        allocate(Map.of("API_URL", "https://me:s3cret@staging.example"), Set.of(), WEB);
    assertTrue(variable(granted, "API_URL").isTheUsers());
    assertEquals("API_URL is set already, to something else, and stays", notes(granted));
  }

  @Test
  void whatTheUsersFileSetsStaysWhateverItIs() {
    List<ServiceEnv> granted =
        allocate(Map.of("API_URL", "http://localhost:8099"), Set.of("API_URL"), WEB);
    assertTrue(variable(granted, "API_URL").isTheUsers());
  }

  @Test
  void aValueWhosePortNobodyKnowsIsLeftOutAndThatIsSaid() {
    List<ServiceEnv> granted = allocate(Map.of("API_PORT", "/run/api.sock"), Set.of(), WEB, API);
    assertFalse(
        granted.stream()
            .flatMap(one -> one.variables().stream())
            .anyMatch(variable -> variable.name().equals("API_URL")));
    assertTrue(notes(granted).contains("API_URL is left out"), notes(granted));
  }
}
