package dev.styxy.cli.status;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.core.status.Listener;
import dev.styxy.core.status.ProjectStatus;
import dev.styxy.core.status.ServiceStatus;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Writes how a project is, as JSON. */
final class StatusJson {
  private StatusJson() {}

  static void write(JsonGenerator json, ProjectStatus status) throws IOException {
    json.writeBooleanField("success", true);
    json.writeStringField("project_path", status.project());
    json.writeBooleanField("project_file", status.hasFile());
    JsonFields.objects(json, "services", status.services(), service -> write(json, service));
    JsonFields.strings(json, "suggestions", status.next());
  }

  private static void write(JsonGenerator json, ServiceStatus service) throws IOException {
    JsonFields.string(json, "service_name", service.name());
    json.writeStringField("service_type", service.type());
    json.writeBooleanField("declared", service.declared().isPresent());
    JsonFields.strings(json, "env", service.env());
    JsonFields.number(json, "port", service.port());
    json.writeStringField("state", service.state().word());
    json.writeBooleanField("up", service.isUp());
    json.writeFieldName("allocation");
    JsonFields.allocationOrNull(json, service.allocation());
    listener(json, service.listener());
    json.writeStringField("explanation", service.explanation());
    JsonFields.strings(json, "suggestions", service.next());
  }

  private static void listener(JsonGenerator json, Optional<Listener> listener) throws IOException {
    json.writeFieldName("listener");
    if (listener.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("relation", listener.get().kind().name().toLowerCase(Locale.ROOT));
    json.writeFieldName("process");
    if (listener.get().process().isPresent()) {
      JsonFields.seen(json, listener.get().process().get());
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }
}
