package dev.styxy.cli.invocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void quickWorkIsNotTalkedAbout() {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(screen, true, StandardCharsets.UTF_8);
    // The half second itself may pass between two lines of a test.
    try (Progress progress = new Progress(err, "working", Long.MAX_VALUE)) {
      progress.next("still working");
    }
    assertEquals("", screen.toString(StandardCharsets.UTF_8));
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
