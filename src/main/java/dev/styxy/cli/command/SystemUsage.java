package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.core.ports.PortReport;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortUse;
import dev.styxy.model.SocketState;
import java.io.IOException;
import java.util.List;

/** Writes the field that tells what the system itself knows of a port. */
final class SystemUsage {
  private SystemUsage() {}

  /** Null when nothing is seen at the port. */
  static void write(JsonGenerator json, PortReport report) throws IOException {
    json.writeFieldName("system_usage");
    if (!report.use().isBound()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    if (report.use() instanceof PortUse.Bound bound) {
      socket(json, bound.sockets());
      json.writeFieldName("process");
      JsonFields.seen(json, bound.processes().get(0));
    } else if (report.use() instanceof PortUse.Hidden hidden) {
      socket(json, hidden.sockets());
      json.writeNullField("process");
    }
    json.writeEndObject();
  }

  private static void socket(JsonGenerator json, List<BoundSocket> sockets) throws IOException {
    if (sockets.isEmpty()) {
      for (String field : List.of("protocol", "state", "local_address", "uid")) {
        json.writeNullField(field);
      }
      return;
    }
    BoundSocket first = sockets.get(0);
    json.writeStringField("protocol", first.protocol().word());
    json.writeStringField("state", first.state() == SocketState.LISTEN ? "listen" : "bound");
    json.writeStringField("local_address", first.address());
    JsonFields.uid(json, first);
  }
}
