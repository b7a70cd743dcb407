package dev.styxy.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.core.allocate.AllocatorScene;
import dev.styxy.core.allocate.Ask;
import dev.styxy.core.report.Metric.Sample;
import dev.styxy.core.state.Counters;
import dev.styxy.model.StaleReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest extends AllocatorScene {

  private Metric metric(String name) {
    List<Metric> metrics = coordinator().run(Metrics.gather(settings, host.limits())).answer();
    return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst().orElseThrow();
  }

  private double value(String name, Map<String, String> labels) {
    return metric(name).samples().stream()
        .filter(sample -> sample.labels().equals(labels))
        .findFirst()
        .map(Sample::value)
        .orElseThrow();
  }

  private void count(Map<String, Long> counters) {
    var state = store.state();
    store.put(
        new dev.styxy.model.State(
            state.allocations(),
            state.sticky(),
            state.autoRanges(),
            counters,
            state.breaker(),
            state.lastCleanup()));
  }

  @Test
  void totalsAreThoseOfTheState() {
    count(Map.of(Counters.ALLOCATIONS, 7L));
    assertEquals(7, value("allocations_total", Map.of()));
  }

  @Test
  void whatWasTakenBackIsCountedByReason() {
    count(Map.of(Counters.reclaimed(StaleReason.EXPIRED), 3L));
    assertEquals(3, value("stale_allocations_cleaned_total", Map.of("reason", "expired")));
    assertEquals(0, value("stale_allocations_cleaned_total", Map.of("reason", "usurped")));
  }

  @Test
  void stepsOfLockWaitsAddUp() {
    count(
        Map.of(
            Counters.LOCK_WAIT_STEP_PREFIX + 1,
            5L,
            Counters.LOCK_WAIT_STEP_PREFIX + 100,
            2L,
            Counters.LOCK_WAITS,
            8L));
    assertEquals(6, value("lock_wait_seconds", Map.of("le", "0.005")));
    assertEquals(8, value("lock_wait_seconds", Map.of("le", "0.1")));
    assertEquals(9, value("lock_wait_seconds", Map.of("le", "+Inf")));
  }

  @Test
  void rangesAreCountedByWhatTheirPortsAreUsedFor() {
    assertEquals(100, value("range_ports", Map.of("type", "dev")));
    assertEquals(0, value("range_allocated_ports", Map.of("type", "dev")));
    assertEquals(100, value("range_free_ports", Map.of("type", "dev")));
  }

  @Test
  void rangesThatWereChosenAreAmongThem() {
    allocate(Ask.of("games"));
    assertEquals(10, value("range_ports", Map.of("type", "games")));
    assertEquals(1, value("range_allocated_ports", Map.of("type", "games")));
  }
}
