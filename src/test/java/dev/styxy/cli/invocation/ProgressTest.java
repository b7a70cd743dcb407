package dev.styxy.cli.invocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.Screen;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void quickWorkIsNotTalkedAbout() {
    Screen screen = Screen.terminal(80);
    screen.output().progress("working");
    screen.output().answer("done");
    assertEquals("", screen.messages());
  }

  @Test
  void slowWorkIsTalkedAboutUntilSomethingIsPrinted() {
    Screen screen = Screen.terminal(80);
    screen.output().progress("working");
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> screen.awaitMessage("working …"));
    screen.output().answer("done");
    assertTrue(screen.messages().endsWith("\r\u001b[K"), screen.messages());
  }

  @Test
  void pipeHasNoProgress() {
    Screen screen = Screen.pipe();
    screen.output().progress("working");
    screen.output().answer("done");
    assertEquals("", screen.messages());
  }
}
