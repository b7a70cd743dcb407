package dev.styxy.core.settings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.Template;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values a project's file may give a variable for an address without being asked. */
class LocalAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{port}",
        "{port:api}",
        "localhost",
        "localhost:{port}",
        "127.0.0.1:{port}",
        "[::1]:{port:api}",
        "http://localhost:{port}",
        "http://localhost:{port:api}/v1/x-y_z",
        "http://localhost:{port}/?a=1",
        "https://web.{id}.localhost:{port}/",
        "ws://127.0.0.1:{port}/{port:api}/{id}",
        "postgres://app:s3cret@localhost:{port:db}/shop_{id}?schema=public",
        "mongodb+srv://localhost:{port}/"
      })
  void addressesOfThisMachineAreSafe(String value) {
    assertTrue(ProjectVariables.mayBeSet("API_URL", Template.of(value)), value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3000",
        "http://localhost",
        "http://localhost:8000",
        "http://localhost:{port}0",
        "http://localhost:8{port}",
        "http://evil.example:{port}/",
        "http://localhost.evil.example:{port}/",
        "http://evil.example/localhost:{port}",
        "http://localhost:{port}@evil.example/",
        "http://localhost@evil.example:{port}/",
        "http://a@localhost@evil.example:{port}/",
        "http://localhost:{port}\\@evil.example/",
        "http://localhost:{port}\\.evil.example/",
        "http:\\\\evil.example://localhost:{port}/",
        "//localhost:{port}/",
        "://localhost:{port}",
        "file://localhost:{port}/etc/passwd",
        "javascript:alert(1)//localhost:{port}",
        "jdbc:h2:tcp://localhost:{port}/x",
        "ext::sh -c id://localhost:{port}",
        "http://-oProxyCommand=x.localhost:{port}/",
        "http://.localhost:{port}/",
        "http://localhost:{port}/$(id)",
        "http://localhost:{port}/`id`",
        "http://localhost:{port}/;id",
        "http://localhost:{port}/?a=b&id",
        "http://localhost:{port}/?a=/etc/passwd",
        "http://localhost:{port}/ x",
        "http://localhost:{port}/'",
        "http://localhost:{port}/#x",
        "http://localhost:{port}/\u0430",
        "http://loc\u0430lhost:{port}/",
        "http://localhost:{port}/{project}",
        "{project}",
        "{id}",
        "0.0.0.0:{port}",
        ":{port}",
        "localhost:{port},evil.example",
        "unix:///tmp/{port}"
      })
  void whateverElseIsNotTheProjectsToSet(String value) {
    assertFalse(ProjectVariables.mayBeSet("API_URL", Template.of(value)), value);
  }

  @ParameterizedTest
  @CsvSource({
    "PORT,{port},true",
    "VITE_API_PORT,{port:api},true",
    "PORT,localhost:{port},false",
    "WEB_PORT_URL,http://localhost:{port},true",
    "DB_HOST,localhost,true",
    "DB_HOST,db.example,false",
    "NODE_OPTIONS,{port},false",
    "HOST,localhost,false",
    "DOCKER_HOST,localhost:{port},false",
    "AWS_ENDPOINT_URL,http://localhost:{port},false",
    "COMPOSE_PROJECT_NAME,{id},false"
  })
  void theNameDecidesWhatTheValueMayBe(String name, String value, boolean isAllowed) {
    assertTrue(ProjectVariables.mayBeSet(name, Template.of(value)) == isAllowed);
  }
}
