package dev.styxy.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.core.Coordinator;
import dev.styxy.model.StickyPort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints the ports that names had last, the youngest first. */
final class StickyPrinter {
  private final Output output;

  StickyPrinter(Output output) {
    this.output = output;
  }

  /** Prints those of a project and of a type, where one is given. */
  void print(Coordinator coordinator, Optional<String> project, Optional<String> type) {
    List<StickyPort> ports = new ArrayList<>();
    for (StickyPort port : coordinator.run(turn -> turn.ledger().sticky()).answer()) {
      if ((project.isEmpty() || project.get().equals(port.project()))
          && (type.isEmpty() || type.get().equals(port.type()))) {
        ports.add(0, port);
      }
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
      output.hint("no name has a port to come back to");
    }
  }

  static void write(JsonGenerator json, String field, List<StickyPort> ports) throws IOException {
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
