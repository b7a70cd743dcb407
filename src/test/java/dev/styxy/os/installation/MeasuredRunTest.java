package dev.styxy.os.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasuredRunTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private static Optional<String> run(Duration patience, String... command) {
    return MeasuredRun.of(List.of(command), patience).map(MeasuredRun::out);
  }

  @Test
  void whatIsPrintedIsRead() {
    assertEquals(Optional.of("out\nerr\n"), run(LONG, "sh", "-c", "echo out; echo err >&2"));
    assertTrue(MeasuredRun.of(List.of("true"), LONG).orElseThrow().nanos() > 0);
  }

  @Test
  void failureIsNoMeasurement() {
    assertEquals(Optional.empty(), run(LONG, "sh", "-c", "echo styxy; exit 1"));
    assertEquals(Optional.empty(), run(LONG, "/nonexistent/java"));
  }

  @Test
  void programThatGoesOnIsNotWaitedFor() {
    assertEquals(Optional.empty(), run(Duration.ZERO, "sh", "-c", "exec sleep 1000"));
  }
}
