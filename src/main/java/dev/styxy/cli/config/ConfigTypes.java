package dev.styxy.cli.config;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Table;
import dev.styxy.core.app.Application;
import dev.styxy.core.report.TypeReporter;
import dev.styxy.core.report.TypeUsage;
import dev.styxy.model.ServiceType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** Shows the service types and how full their ranges are. */
final class ConfigTypes implements ConfigAction {

  @Override
  public int run(ParseResult arguments, Context context) {
    Application application = context.openApplication();
    TypeReporter reporter = new TypeReporter(application.host(), application.settings());
    List<TypeUsage> usages = application.coordinator().look(reporter.report()).answer();
    if (context.output().isJson()) {
      context.output().answer(json -> write(json, usages));
    } else {
      print(usages, context.output());
    }
    return 0;
  }

  private static void print(List<TypeUsage> usages, Output output) {
    Table table =
        new Table(
            List.of(
                Column.whole("type"),
                Column.whole("range"),
                Column.whole("used"),
                Column.whole("free"),
                Column.whole("next"),
                Column.text("description")));
    for (TypeUsage usage : usages) {
      ServiceType type = usage.type();
      table.add(
          type.name(),
          type.range().toString(),
          Integer.toString(usage.used()),
          Integer.toString(usage.free()),
          usage.next().isPresent() ? Integer.toString(usage.next().getAsInt()) : "-",
          (type.description() + (type.isSingle() ? " (single-instance)" : "")).strip());
    }
    table.print(output);
  }

  private static void write(JsonGenerator json, List<TypeUsage> usages) throws IOException {
    json.writeBooleanField("success", true);
    json.writeArrayFieldStart("types");
    for (TypeUsage usage : usages) {
      ServiceType type = usage.type();
      json.writeStartObject();
      json.writeStringField("service_type", type.name());
      json.writeStringField("description", type.description());
      JsonFields.range(json, "port_range", type.range());
      json.writeArrayFieldStart("preferred_ports");
      for (int port : type.preferred()) {
        json.writeNumber(port);
      }
      json.writeEndArray();
      json.writeStringField("instance_behavior", type.isSingle() ? "single" : "multi");
      json.writeBooleanField("auto_allocated", usage.autoRange().isPresent());
      Optional<String> placement = usage.autoRange().map(range -> range.placement());
      JsonFields.string(json, "placement", placement);
      json.writeNumberField("used", usage.used());
      json.writeNumberField("free", usage.free());
      JsonFields.number(json, "next", usage.next());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
