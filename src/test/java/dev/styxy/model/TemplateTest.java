package dev.styxy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final Placeholders VALUES =
      new Placeholders() {
        @Override
        public int port() {
          return 3000;
        }

        @Override
        public OptionalInt port(String service) {
          return service.equals("api") || service.equals("café")
              ? OptionalInt.of(8000)
              : OptionalInt.empty();
        }

        @Override
        public String project() {
          return "/home/me/shop";
        }

        @Override
        public String id() {
          return "shop0";
        }
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{port}|3000",
        "x{port}y{port}|x3000y3000",
        "http://localhost:{port:api}/v1|http://localhost:8000/v1",
        "{port:café}|8000",
        "{project}/log|/home/me/shop/log",
        "db_{id}|db_shop0",
        "{{port}{port}}|{30003000}",
        "{\"a\":{port}}|{\"a\":3000}"
      })
  void placeholdersAreReplacedWhereverTheyStand(String text, String filled) {
    assertEquals(filled, Template.of(text).fill(VALUES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "}",
        "{}",
        "{{",
        "}}",
        "{port",
        "{port:",
        "{port:}",
        "{port:api",
        "{PORT}",
        "{ports}",
        "{port }",
        "{port: api}",
        "{port:process.env.PORT}",
        "{port:3,host:x}",
        "{port:'api'}",
        "{name}",
        "{{port}}",
        "{{ port }}",
        "{{id}}",
        "{{port:api}}",
        "{\"port\": 1}",
        "$$ {} \\ {{.ID}}"
      })
  void whatIsNoPlaceholderStaysByteForByte(String text) {
    assertEquals(text, Template.of(text).fill(VALUES));
  }

  @Test
  void onlyAPlainWordSurelyMeansAService() {
    for (String word : new String[] {"{port:p}", "{port:web-2}", "{port:café}"}) {
      assertTrue(Template.of(word).others().iterator().next().isPlain(), word);
    }
    for (String word : new String[] {"{port:80}", "{port:a.b}", "{port:c++}"}) {
      assertFalse(Template.of(word).others().iterator().next().isPlain(), word);
    }
  }

  @Test
  void aPortAloneIsToldFromAValueAroundIt() {
    assertTrue(Template.of("{port}").isOwnPort());
    assertTrue(Template.of("{port:api}").isPort());
    assertFalse(Template.of("{port:api}").isOwnPort());
    assertFalse(Template.of("{port}0").isPort());
    assertFalse(Template.of("3000").isPort());
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:{port}/,http://localhost:3999/,true",
    "http://localhost:{port}/,http://localhost:/,false",
    "http://localhost:{port}/,http://localhost:123456/,false",
    "http://localhost:{port}/,http://staging.example:80/,false",
    "db_{id},db_shop1x,true",
    "db_{id},db_Shop,false",
    "db_{id},db_,false",
    "{project}/x,/a/b/x,true",
    "{project}/x,b/x,false",
    "{port}{port},30,true",
    "fixed,fixed,true",
    "fixed,other,false"
  })
  void aLeftoverHasTheShapeOfItsTemplate(String template, String value, boolean isLeftover) {
    assertEquals(isLeftover, LeftoverValue.isOf(Template.of(template), value));
  }

  /** Whoever tries each way in turn is at it for longer than the world has been there. */
  @Test
  void aLeftoverIsKnownAtOnceHoweverManyWaysThereAre() {
    String template = "{port}{id}{project}".repeat(200) + "!";
    assertFalse(LeftoverValue.isOf(Template.of(template), "/1".repeat(2000)));
  }
}
