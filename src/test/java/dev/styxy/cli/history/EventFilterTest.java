package dev.styxy.cli.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.LoggedEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EventFilterTest {
  private static final LoggedEvent WEB = event(1000, 3000, "web");
  private static final LoggedEvent API = event(2000, 8000, "api");
  private static final List<LoggedEvent> ALL = List.of(WEB, API);

  private static LoggedEvent event(long at, int port, String name) {
    return new LoggedEvent(
        at,
        "allocated",
        OptionalInt.of(port),
        Optional.of("tcp"),
        Optional.empty(),
        Optional.of("dev"),
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        "");
  }

  @Test
  void everythingPassesUnlessSomethingIsAskedFor() {
    EventFilter filter = new EventFilter(OptionalInt.empty(), Optional.empty(), Long.MIN_VALUE);
    assertEquals(ALL, filter.select(ALL));
  }

  @Test
  void portsAndNamesAreCompared() {
    assertEquals(
        List.of(WEB), new EventFilter(OptionalInt.of(3000), Optional.empty(), 0).select(ALL));
    assertEquals(
        List.of(API), new EventFilter(OptionalInt.empty(), Optional.of("api"), 0).select(ALL));
  }

  @Test
  void whatIsOlderIsLeftOut() {
    assertEquals(
        List.of(API), new EventFilter(OptionalInt.empty(), Optional.empty(), 1001).select(ALL));
  }

  @Test
  void mistypedNameHasANearest() {
    EventFilter filter = new EventFilter(OptionalInt.empty(), Optional.of("wbe"), 0);
    assertTrue(filter.isNameUnknown(ALL));
    assertEquals(Optional.of("web"), filter.nearestName(ALL));
  }
}
