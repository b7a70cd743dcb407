package dev.styxy.cli.list;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Json;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.system.LocalUrl;
import dev.styxy.model.PortUse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Prints allocations as JSON. */
final class ListPrinter {
  private ListPrinter() {}

  /**
   * Prints them.
   *
   * @param more fields of the same object
   */
  static void print(
      List<ListedAllocation> rows,
      List<Reservation> reserved,
      Output output,
      Optional<Json.Fields> more) {
    output.answer(
        json -> {
          write(json, rows, reserved);
          if (more.isPresent()) {
            more.get().write(json);
          }
        });
  }

  private static void write(
      JsonGenerator json, List<ListedAllocation> rows, List<Reservation> reserved)
      throws IOException {
    json.writeBooleanField("success", true);
    JsonFields.objects(
        json,
        "allocations",
        rows,
        row -> {
          JsonFields.allocation(json, row.allocation());
          JsonFields.process(json, "holder", row.allocation().holder());
          listening(json, row.judgement().use());
          json.writeStringField("state", row.state());
          JsonFields.string(json, "url", LocalUrl.of(row.allocation()).map(LocalUrl::toString));
          JsonFields.line(json, "waiting", row.line());
          json.writeStringField("scope", row.scope());
        });
    JsonFields.objects(json, "reserved", reserved, reservation -> reservation(json, reservation));
  }

  private static void reservation(JsonGenerator json, Reservation reservation) throws IOException {
    json.writeNumberField("port", reservation.port());
    json.writeStringField("service_type", reservation.type());
    json.writeStringField("service_name", reservation.name());
    json.writeStringField("description", reservation.description());
  }

  private static void listening(JsonGenerator json, PortUse use) throws IOException {
    if (use instanceof PortUse.Unknown) {
      json.writeNullField("listening");
    } else {
      json.writeBooleanField("listening", use.isServed());
    }
  }
}
