package dev.styxy.cli.compose;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.allocate.Grant;
import dev.styxy.core.compose.ComposeModel;
import dev.styxy.core.compose.ComposePort;
import dev.styxy.core.compose.PortEntry;
import dev.styxy.core.env.EnvFormat;
import dev.styxy.core.text.Descriptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints what the Compose files' ports became. */
final class ComposePrinter {
  private static final String LOOPBACK = "127.0.0.1";

  private final Output output;
  private final ComposeSource source;
  private final ComposeModel model;

  ComposePrinter(Output output, ComposeSource source, ComposeModel model) {
    this.output = output;
    this.source = source;
    this.model = model;
  }

  void print(
      List<ComposePort> ports,
      String text,
      Optional<ComposeWriter> writer,
      Optional<EnvFormat> format) {
    if (output.isJson()) {
      output.answer(json -> write(json, ports, text, writer));
      return;
    }
    model.remarks().forEach(output::note);
    for (ComposePort port : ports) {
      port.grant().notes().forEach(output::note);
      displaced(port).ifPresent(output::note);
    }
    if (writer.isEmpty()) {
      text.lines().forEach(output::answer);
      output.hint("nothing is written yet; write it: styxy compose --write");
      return;
    }
    writer.get().remarks().forEach(output::note);
    for (ComposePort port : ports) {
      for (PortEntry.Published entry : port.named().entries()) {
        output.note(words(port, entry));
      }
    }
    List<String> written = writer.get().written();
    output.note(written.isEmpty() ? "nothing to change" : "wrote " + String.join(" and ", written));
    if (format.isPresent()) {
      writer.get().variables().lines(format.get()).forEach(output::answer);
    }
  }

  /** Why the port of the file was not granted. */
  private static Optional<String> displaced(ComposePort port) {
    return port.grant()
        .displaced()
        .map(report -> report.explanation() + "; allocated " + port.port() + " instead");
  }

  private static String words(ComposePort port, PortEntry.Published entry) {
    String address = entry.address().orElse(LOOPBACK);
    return port.named().name()
        + ": "
        + (address.indexOf(':') >= 0 ? "[" + address + "]" : address)
        + ":"
        + Descriptions.port(port.port(), entry.protocol())
        + " is "
        + entry.service()
        + "'s "
        + entry.target();
  }

  private List<String> notes(Optional<ComposeWriter> writer) {
    List<String> notes = new ArrayList<>(model.remarks());
    writer.ifPresent(files -> notes.addAll(files.remarks()));
    return notes;
  }

  private void write(
      JsonGenerator json, List<ComposePort> ports, String text, Optional<ComposeWriter> writer)
      throws IOException {
    json.writeBooleanField("success", true);
    JsonFields.strings(json, "files", source.files().stream().map(Path::toString).toList());
    json.writeStringField("override", text);
    JsonFields.string(json, "override_file", writer.map(files -> files.override().toString()));
    JsonFields.string(json, "env_file", writer.flatMap(ComposeWriter::envFile).map(Path::toString));
    JsonFields.strings(json, "written", writer.map(ComposeWriter::written).orElse(List.of()));
    json.writeObjectFieldStart("variables");
    if (writer.isPresent()) {
      for (Map.Entry<String, String> value : writer.get().variables().values().entrySet()) {
        json.writeStringField(value.getKey(), value.getValue());
      }
    }
    json.writeEndObject();
    JsonFields.objects(json, "ports", ports, port -> write(json, port));
    JsonFields.strings(json, "notes", notes(writer));
  }

  private static void write(JsonGenerator json, ComposePort port) throws IOException {
    Grant grant = port.grant();
    json.writeStringField("name", port.named().name());
    json.writeNumberField("port", port.port());
    JsonFields.objects(
        json,
        "published",
        port.named().entries(),
        entry -> {
          json.writeStringField("service", entry.service());
          json.writeNumberField("target", entry.target());
          json.writeStringField("protocol", entry.protocol().word());
          json.writeStringField("host_ip", entry.address().orElse(LOOPBACK));
          JsonFields.number(json, "port_in_file", entry.published());
        });
    json.writeFieldName("allocation");
    JsonFields.allocationOrNull(json, Optional.of(grant.allocation()));
    json.writeBooleanField("existing", grant.isExisting());
    List<String> notes = new ArrayList<>(grant.notes());
    displaced(port).ifPresent(notes::add);
    JsonFields.strings(json, "notes", notes);
  }
}
