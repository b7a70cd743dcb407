package dev.styxy.cli.metrics;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Json;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.core.report.Metric;
import dev.styxy.core.report.Metric.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes metrics as one JSON object. */
final class MetricsJson {
  private MetricsJson() {}

  static String of(List<Metric> metrics) {
    return Json.object(json -> write(json, metrics)) + "\n";
  }

  private static void write(JsonGenerator json, List<Metric> metrics) throws IOException {
    json.writeBooleanField("success", true);
    json.writeObjectFieldStart("metrics");
    for (Metric metric : metrics) {
      if (isPlain(metric)) {
        json.writeFieldName(metric.name());
        number(json, metric.samples().get(0));
      } else {
        JsonFields.objects(json, metric.name(), metric.samples(), sample -> sample(json, sample));
      }
    }
    json.writeEndObject();
  }

  private static boolean isPlain(Metric metric) {
    return metric.samples().size() == 1 && metric.samples().get(0).labels().isEmpty();
  }

  private static void sample(JsonGenerator json, Sample sample) throws IOException {
    if (!sample.suffix().isEmpty()) {
      json.writeStringField("sample", sample.suffix().substring(1));
    }
    for (Map.Entry<String, String> label : sample.labels().entrySet()) {
      json.writeStringField(label.getKey(), label.getValue());
    }
    json.writeFieldName("value");
    number(json, sample);
  }

  private static void number(JsonGenerator json, Sample sample) throws IOException {
    if (sample.value() == Math.rint(sample.value())) {
      json.writeNumber((long) sample.value());
    } else {
      json.writeNumber(sample.value());
    }
  }
}
