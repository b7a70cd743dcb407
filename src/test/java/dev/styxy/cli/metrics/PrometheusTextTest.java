package dev.styxy.cli.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.core.report.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {

  private static String text(Metric.Sample sample) {
    return PrometheusText.of(
        List.of(new Metric("ports", Metric.Kind.GAUGE, "Ports.", List.of(sample))));
  }

  @Test
  void metricHasHelpTypeAndSamples() {
    assertEquals(
        "# HELP styxy_ports Ports.\n# TYPE styxy_ports gauge\nstyxy_ports 3\n",
        text(new Metric.Sample("", Map.of(), 3)));
  }

  @Test
  void fractionsKeepTheirPoint() {
    assertEquals("0.25", PrometheusText.number(0.25));
  }

  @Test
  void valuesOfLabelsAreEscaped() {
    String sample = text(new Metric.Sample("", Map.of("type", "a\"b\\c\nd"), 1)).split("\n")[2];
    assertEquals("styxy_ports{type=\"a\\\"b\\\\c\\nd\"} 1", sample);
  }
}
