package dev.styxy.core.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.document.Node;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.format.ProjectDocuments;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dozen Compose files publish, and what styxy says about the rest of them. */
class ComposeFilesTest {
  private static final Path FILES = Path.of("src/test/resources/compose");

  private static ComposeModel read(Map<String, String> variables, String... names) {
    Map<String, List<Node>> files = new LinkedHashMap<>();
    for (String name : names) {
      try {
        files.put(name, new ProjectDocuments().yaml(Files.readAllBytes(FILES.resolve(name)), name));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return new ComposeReader(variables, false).read(files);
  }

  /** {@code name:type=port in the file} of each, in their order. */
  private static String published(ComposeModel model) {
    StringBuilder text = new StringBuilder();
    for (NamedPorts.NamedPort port : new NamedPorts(Map.of(), "").of(model.services())) {
      OptionalInt published = port.entries().get(0).published();
      text.append(text.isEmpty() ? "" : " ")
          .append(port.name())
          .append(':')
          .append(port.type())
          .append(port.protocol() == Protocol.TCP ? "" : "/" + port.protocol().word())
          .append('=')
          .append(published.isPresent() ? published.getAsInt() : "?");
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "short.yaml|web-3000:dev=3000 web-443:dev=3443 mail-1025:infrastructure=1025"
            + " mail-8025:infrastructure=8025",
        "long.yaml|web-80:dev=8080 web-443:dev=8443",
        "database.yml|db-5432:database=5432 cache-6379:infrastructure=6379",
        "ranges.yaml|media-5000-udp:dev/udp=5000 media-5001-udp:dev/udp=5001"
            + " media-5002-udp:dev/udp=5002",
        "udp.yaml|dns-53-udp:dev/both=5353 edge-443:dev/both=443 turn-3478-udp:dev/udp=3478",
        "ipv6.yaml|web-3000:dev=3000 web-3001:dev=3001 web-3002:dev=3002",
        "variables.yaml|web-3000:dev=3000 api-8080:api=? admin-80:dev=4000",
        "anchors.yaml|one-4000:dev=4000 two-4100:dev=4100 three-4200:dev=4200 four-4000:dev=4000",
        "extends.yaml|base-4000:dev=4000 web-4000:dev=4000 web-4001:dev=4001 worker-4000:dev=4000"
            + " worker-4001:dev=4001",
        "networks.yaml|app-4002:dev=4002",
        "multiple.yaml|web-3000:dev=3000 web-3001:dev=3001",
        "broker.yaml|kafka-9092:messaging=9092 rabbit-5672:messaging=5672"
            + " rabbit-15672:messaging=15672 graph-3000:monitoring=3001 login-8080:auth=8180"
            + " proxy-80:proxy=80 model-11434:dev=11434 app-8080:api=8080"
      })
  void eachPublishedPortIsAServiceOfItsOwn(String file, String expected) {
    assertEquals(expected, published(read(Map.of(), file)));
  }

  @Test
  void laterFilesAppendReplaceAndReset() {
    assertEquals(
        "web-3000:dev=3000 web-9229:dev=9229 db-5432:database=5433",
        published(read(Map.of(), "base.yaml", "dev.yaml")));
  }

  @Test
  void variablesHaveTheirValuesAndWhatIsMissingIsSaid() {
    ComposeModel model =
        read(Map.of("WEB_PORT", "3100", "STRICT_PORT", "91", "INNER_PORT", "92"), "variables.yaml");
    assertEquals(
        "web-3000:dev=3100 api-8080:api=? admin-80:dev=4000 strict-90:dev=91 inner-92:dev=3005",
        published(model));
    List<String> remarks = read(Map.of(), "variables.yaml").remarks();
    assertTrue(
        remarks.get(0).startsWith("strict keeps \"${STRICT_PORT:?say which}:90\""),
        remarks::toString);
    assertTrue(remarks.get(1).contains("INNER_PORT, which is not set"), remarks::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ranges.yaml|media keeps \"6000-6001:7000-7003\": it has ranges of different lengths",
        "ranges.yaml|media keeps \"8000-8009:80\": it lets Docker choose a port of a range",
        "extends.yaml|foreign of extends.yaml extends a service of another file",
        "networks.yaml|networks.yaml names the project shared",
        "networks.yaml|networks.yaml includes other files",
        "networks.yaml|host has the network of the host",
        "networks.yaml|sidecar has the network_mode service:app",
        "networks.yaml|app has the container_name the-app"
      })
  void whatIsNotMovedOrNotFollowedIsSaid(String file, String beginning) {
    List<String> remarks = read(Map.of(), file).remarks();
    assertTrue(remarks.stream().anyMatch(r -> r.startsWith(beginning)), remarks::toString);
  }

  /** A name that comes from elsewhere wins over that of the file. */
  @Test
  void theNameOfTheFileDoesNotMatterWhereAnotherIsSet() throws IOException {
    byte[] text = Files.readAllBytes(FILES.resolve("networks.yaml"));
    List<Node> documents = new ProjectDocuments().yaml(text, "f");
    ComposeModel model = new ComposeReader(Map.of(), true).read(Map.of("f", documents));
    assertTrue(model.remarks().stream().noneMatch(r -> r.contains("names the project")));
  }

  @Test
  void aPortFromAVariableOfTheProjectsFileIsThatService() {
    ProjectService web =
        new ProjectService("front", "ui", List.of("WEB_PORT"), OptionalInt.empty(), Protocol.TCP);
    List<NamedPorts.NamedPort> ports =
        new NamedPorts(Map.of("front", web), "").of(read(Map.of(), "variables.yaml").services());
    assertEquals("front", ports.get(0).name());
    assertEquals("ui", ports.get(0).type());
    assertEquals("api-8080", ports.get(1).name());
  }

  @Test
  void theVariableIsThatOfTheHostsPort() {
    Map<String, String> inner = Map.of("INNER_PORT", "92");
    List<String> variables =
        read(inner, "variables.yaml").services().stream()
            .flatMap(service -> service.published().stream())
            .map(entry -> entry.variable().orElse("-"))
            .toList();
    assertEquals(List.of("WEB_PORT", "API_PORT", "ADMIN_PORT", "-"), variables);
  }

  @Test
  void theTypeThatTheProjectsFileGivesANameCounts() {
    ProjectService db =
        new ProjectService(
            "db-5432", "test", List.of("DB_PORT"), OptionalInt.empty(), Protocol.TCP);
    List<NamedPorts.NamedPort> ports =
        new NamedPorts(Map.of("db-5432", db), "").of(read(Map.of(), "database.yml").services());
    assertEquals("test", ports.get(0).type());
    assertEquals("infrastructure", ports.get(1).type());
  }

  @Test
  void filesInTwoDirectoriesOfAProjectHaveNamesOfTheirOwn() {
    assertEquals("", ProjectName.prefix(""));
    assertEquals("infra-", ProjectName.prefix("infra"));
    assertTrue(ProjectName.prefix("deploy/dev").matches("[0-9a-f]{8}-"));
    assertEquals(
        "infra-db-5432",
        new NamedPorts(Map.of(), "infra-")
            .of(read(Map.of(), "database.yml").services())
            .get(0)
            .name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services: {a: {ports: [\"1-100:1-100\", \"101-200:1-100\", \"201-300:1-100\","
            + " \"301-400:1-100\", \"401-500:1-100\", \"501-501:1-1\"]}}",
        "services: {a: {ports: [%s]}, b: {extends: a}, c: {extends: b}}"
      })
  void thousandsOfPortsAreRefusedAtOnce(String pattern) {
    byte[] text = pattern.formatted("1,".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
    Map<String, List<Node>> files = Map.of("f", new ProjectDocuments().yaml(text, "f"));
    StyxyException refused =
        assertThrows(StyxyException.class, () -> new ComposeReader(Map.of(), false).read(files));
    assertEquals(FailureCode.REFUSED, refused.code());
  }
}
