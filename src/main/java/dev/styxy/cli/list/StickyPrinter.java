package dev.styxy.cli.list;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Table;
import dev.styxy.core.app.Application;
import dev.styxy.core.state.Ledger;
import dev.styxy.model.StickyPort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Prints the ports that names had last, the youngest first. */
public final class StickyPrinter {
  private final Output output;

  StickyPrinter(Output output) {
    this.output = output;
  }

  /** Prints those that the filter lets through. */
  void print(Application application, AllocationFilter filter) {
    Ledger ledger = application.coordinator().run(transaction -> transaction.ledger()).answer();
    List<StickyPort> ports = new ArrayList<>();
    for (StickyPort port : ledger.sticky()) {
      if (filter.isWanted(port.project(), port.type())) {
        ports.add(0, port);
      }
    }
    if (ports.isEmpty()) {
      filter.insistOnKnownType(ledger, List.of(), application);
    }
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", true);
            write(json, "sticky", ports);
          });
      return;
    }
    Table table =
        new Table(
            List.of(
                Column.whole("port"),
                Column.text("type"),
                Column.text("name"),
                Column.path("project")));
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
    json.writeArrayFieldStart(field);
    for (StickyPort port : ports) {
      json.writeStartObject();
      json.writeNumberField("port", port.port());
      json.writeStringField("service_type", port.type());
      json.writeStringField("service_name", port.name());
      json.writeStringField("project_path", port.project());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
