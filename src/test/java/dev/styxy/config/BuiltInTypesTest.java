package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.PortRange;
import dev.styxy.model.ServiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInTypesTest {
  private static final Map<String, ServiceType> TYPES = BuiltInTypes.all();

  @ParameterizedTest
  @CsvSource({
    "dev, 3000, 3099, 3000",
    "api, 8000, 8099, 8000",
    "database, 5430, 5499, 5430",
    "auth, 9099, 9199, 9099",
    "functions, 5000, 5099, 5001",
    "ui, 4000, 4099, 4000",
    "hub, 4400, 4499, 4400",
    "storybook, 6006, 6029, 6006",
    "test, 9200, 9299, 9200",
    "proxy, 8100, 8199, 8100",
    "docs, 4100, 4199, 4100",
    "monitoring, 3100, 3199, 3100",
    "build, 8200, 8299, 8200",
    "infrastructure, 6370, 6399, 6370",
    "ai, 11400, 11499, 11430",
    "messaging, 9050, 9098, 9050",
    "coordination, 9870, 9899, 9870"
  })
  void eachHasItsRangeAndPrefersFourOfIt(String name, int first, int last, int preferred) {
    ServiceType type = TYPES.get(name);
    assertEquals(new PortRange(first, last), type.range());
    assertEquals(List.of(preferred, preferred + 1, preferred + 2, preferred + 3), type.preferred());
  }

  @Test
  void thereAreSeventeen() {
    assertEquals(17, TYPES.size());
  }

  @Test
  void onlyAiIsSingle() {
    for (ServiceType type : TYPES.values()) {
      assertEquals(type.name().equals("ai"), type.isSingle());
    }
  }

  @Test
  void noTwoOverlap() {
    List<ServiceType> types = new ArrayList<>(TYPES.values());
    for (ServiceType one : types) {
      for (ServiceType other : types) {
        assertFalse(one != other && one.range().overlaps(other.range()), one + " " + other);
      }
    }
  }

  @Test
  void eachSaysWhatItIsFor() {
    assertTrue(TYPES.values().stream().noneMatch(type -> type.description().isBlank()));
  }
}
