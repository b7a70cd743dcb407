package dev.styxy.cli.list;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Table;
import dev.styxy.model.StickyPort;
import java.io.IOException;
import java.util.List;

/** Prints the last ports of names, the newest first. */
public final class StickyPrinter {
  private static final List<Column> COLUMNS =
      List.of(
          Column.whole("port"), Column.text("type"), Column.text("name"), Column.path("project"));

  private StickyPrinter() {}

  static void print(List<StickyPort> ports, Output output) {
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", true);
            write(json, "sticky", ports);
          });
      return;
    }
    Table table = new Table(COLUMNS);
    for (StickyPort port : ports) {
      table.add(
          Integer.toString(port.port()),
          port.type(),
          port.name(),
          output.look().path(port.project()));
    }
    table.print(output);
    if (ports.isEmpty()) {
      output.hint("no names with remembered ports");
    }
  }

  public static void write(JsonGenerator json, String field, List<StickyPort> ports)
      throws IOException {
    JsonFields.objects(
        json,
        field,
        ports,
        port -> {
          json.writeNumberField("port", port.port());
          json.writeStringField("service_type", port.type());
          json.writeStringField("service_name", port.name());
          json.writeStringField("project_path", port.project());
        });
  }
}
