package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Table;
import dev.styxy.core.report.BoundPort;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.SocketState;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Prints bound ports as a table or as JSON. */
final class ScanPrinter {
  private static final List<Column> COLUMNS =
      List.of(
          Column.whole("port"),
          Column.whole("state"),
          Column.text("address"),
          Column.text("process"),
          Column.text("user"),
          Column.path("project"),
          Column.text("allocation"));

  private final Output output;

  ScanPrinter(Output output) {
    this.output = output;
  }

  void print(List<BoundPort> ports, PortRange range) {
    if (output.isJson()) {
      output.answer(json -> write(json, ports, range));
      return;
    }
    Table table = new Table(COLUMNS);
    for (BoundPort port : ports) {
      table.add(
          Descriptions.port(port.port(), port.protocol()),
          state(port),
          String.join(",", addresses(port)),
          process(port.processes()),
          port.user().orElse(Descriptions.user(port.sockets().get(0))),
          port.project().map(output.look()::path).orElse("-"),
          port.allocation().map(Allocation::label).orElse("-"));
    }
    table.print(output);
    if (ports.isEmpty()) {
      output.hint("nothing matching is bound to a port from " + range);
    }
  }

  private static String state(BoundPort port) {
    return port.sockets().get(0).state() == SocketState.LISTEN ? "listening" : "bound";
  }

  private static Set<String> addresses(BoundPort port) {
    Set<String> addresses = new LinkedHashSet<>();
    for (BoundSocket socket : port.sockets()) {
      addresses.add(socket.address());
    }
    return addresses;
  }

  private static String process(List<ProcessInfo> processes) {
    if (processes.isEmpty()) {
      return "not visible";
    }
    ProcessInfo first = processes.get(0);
    String more = processes.size() == 1 ? "" : " +" + (processes.size() - 1);
    return first.command() + " " + first.pid() + more;
  }

  private static void write(JsonGenerator json, List<BoundPort> ports, PortRange range)
      throws IOException {
    json.writeBooleanField("success", true);
    json.writeNumberField("start", range.first());
    json.writeNumberField("end", range.last());
    JsonFields.objects(
        json,
        "ports",
        ports,
        port -> {
          json.writeNumberField("port", port.port());
          json.writeStringField("protocol", port.protocol().word());
          json.writeStringField("state", state(port));
          JsonFields.strings(json, "addresses", List.copyOf(addresses(port)));
          JsonFields.uid(json, port.sockets().get(0));
          JsonFields.string(json, "user", port.user());
          JsonFields.seen(json, "processes", port.processes());
          JsonFields.string(json, "project_path", port.project());
          json.writeFieldName("allocated_to");
          JsonFields.allocationOrNull(json, port.allocation());
        });
  }
}
