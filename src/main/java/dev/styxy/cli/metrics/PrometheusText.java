package dev.styxy.cli.metrics;

import dev.styxy.core.report.Metric;
import dev.styxy.core.report.Metric.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes metrics in Prometheus' text format, version 0.0.4. */
final class PrometheusText {
  private static final String PREFIX = "styxy_";

  private PrometheusText() {}

  static String of(List<Metric> metrics) {
    StringBuilder text = new StringBuilder();
    for (Metric metric : metrics) {
      String name = PREFIX + metric.name();
      text.append("# HELP ").append(name).append(' ').append(metric.help()).append('\n');
      text.append("# TYPE ").append(name).append(' ');
      text.append(metric.kind().name().toLowerCase(Locale.ROOT)).append('\n');
      for (Sample sample : metric.samples()) {
        text.append(name).append(sample.suffix());
        labels(text, sample.labels());
        text.append(' ').append(number(sample.value())).append('\n');
      }
    }
    return text.toString();
  }

  private static void labels(StringBuilder text, Map<String, String> labels) {
    if (labels.isEmpty()) {
      return;
    }
    char before = '{';
    for (Map.Entry<String, String> label : labels.entrySet()) {
      text.append(before).append(label.getKey()).append("=\"");
      text.append(escape(label.getValue())).append('"');
      before = ',';
    }
    text.append('}');
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** Whole numbers without a point. */
  static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
