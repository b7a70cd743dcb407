package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Json;
import dev.styxy.core.adopt.PlannedService;
import dev.styxy.model.Protocol;
import java.io.IOException;
import java.util.List;

/**
 * The text of a {@code .styxy.json}. Keys that begin with {@code _} are remarks: the line to type,
 * and the file that shows the service.
 */
final class ProjectFileText {
  private ProjectFileText() {}

  static String of(List<PlannedService> services) {
    return Json.indented(
        json -> {
          json.writeObjectFieldStart("services");
          for (PlannedService service : services) {
            json.writeObjectFieldStart(service.name());
            fields(json, service);
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }

  private static void fields(JsonGenerator json, PlannedService service) throws IOException {
    json.writeStringField("type", service.type());
    json.writeStringField("env", service.variable());
    if (service.port().isPresent()) {
      json.writeNumberField("port", service.port().getAsInt());
    }
    if (service.protocol() != Protocol.TCP) {
      json.writeStringField("protocol", service.protocol().word());
    }
    if (!service.run().isEmpty()) {
      json.writeStringField("_run", service.run());
    }
    json.writeStringField("_from", service.source());
  }
}
