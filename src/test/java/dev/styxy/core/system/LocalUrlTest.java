package dev.styxy.core.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.model.Moment;
import dev.styxy.model.Protocol;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalUrlTest {
  private static final Moment NOW = new Moment(1, "", 1);

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "login, /login",
    "/a?b=c&d=e#f, /a?b=c&d=e#f",
    "'/a b', /a%20b",
    "/%41%zz, /%41%25zz",
    "/ü, /%C3%BC",
    "@evil.example, /@evil.example",
    "--new-window, /--new-window"
  })
  void aPathIsEscapedWhereItHasTo(String path, String escaped) {
    assertEquals("http://localhost:3000" + escaped, new LocalUrl(3000, path).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$(id)", "`id`", "a;b", "a|b", "a\"b", "a'b", "a\\b", "a\nb", "\u001b[2J", "a<b>"})
  void nothingThatAShellKnowsIsLeft(String path) {
    String url = new LocalUrl(3000, path).toString();
    assertTrue(url.matches("http://localhost:3000/[A-Za-z0-9._~/?#@&+,=:%-]*"), url);
  }

  @Test
  void aNamedServiceOfTcpHasOne() {
    assertEquals(Optional.of(LocalUrl.of(3000)), LocalUrl.of(Draft.of(3000).named("web").at(NOW)));
    assertEquals(Optional.empty(), LocalUrl.of(Draft.of(3000).at(NOW)));
    assertEquals(
        Optional.empty(), LocalUrl.of(Draft.of(3000).named("web").protocol(Protocol.UDP).at(NOW)));
    assertEquals(
        Optional.empty(), LocalUrl.of(Draft.of(5432).named("db").type("database").at(NOW)));
  }
}
