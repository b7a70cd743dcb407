package dev.styxy.cli.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ListWatchTest {
  private static final String FRAME = "PORT\n3000\n3001\n3002\n";

  @Test
  void whatFitsIsWhole() {
    assertEquals(FRAME, ListWatch.cut(FRAME, 5));
  }

  @Test
  void whatIsTooHighIsCutBelowTheHeader() {
    assertEquals("PORT\n3000\n… 2 more\n", ListWatch.cut(FRAME, 4));
    assertEquals("PORT\n… 3 more\n", ListWatch.cut(FRAME, 1));
  }
}
