package dev.styxy.core.report;

import java.util.List;
import java.util.Map;

/**
 * One figure about styxy, with its samples, as OpenMetrics and Prometheus have it.
 *
 * @param name without a prefix; counters end in {@code _total}
 * @param help one sentence without line breaks
 */
public record Metric(String name, Kind kind, String help, List<Sample> samples) {

  /** How a figure changes. */
  public enum Kind {
    /** It only grows, as long as the state lives. */
    COUNTER,
    /** It goes up and down. */
    GAUGE,
    /** Counts by upper ends, with their sum and number. */
    HISTOGRAM
  }

  /**
   * One value.
   *
   * @param suffix what follows the metric's name; mostly nothing
   * @param labels their values are data from outside
   */
  public record Sample(String suffix, Map<String, String> labels, double value) {
    static Sample of(double value) {
      return new Sample("", Map.of(), value);
    }

    static Sample of(String label, String labelValue, double value) {
      return new Sample("", Map.of(label, labelValue), value);
    }
  }
}
