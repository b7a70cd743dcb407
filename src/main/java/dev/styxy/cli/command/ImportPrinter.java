package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.command.ImportCommand.ConfigFate;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Table;
import dev.styxy.core.importing.Importer;
import dev.styxy.core.settings.Original;
import dev.styxy.core.settings.OriginalAllocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Prints what was imported, what was not, and why. */
final class ImportPrinter {
  private final Output output;
  private final boolean isDryRun;

  ImportPrinter(Output output, boolean isDryRun) {
    this.output = output;
    this.isDryRun = isDryRun;
  }

  void print(Original original, ConfigFate fate, Path userFile, List<Importer.Result> results) {
    if (output.isJson()) {
      output.answer(json -> write(json, original, fate, userFile, results));
      return;
    }
    Table table =
        new Table(
            List.of(
                Column.whole("port"),
                Column.text("service"),
                Column.path("project"),
                Column.whole("result"),
                Column.text("reason")));
    for (Importer.Result result : results) {
      table.add(
          Integer.toString(result.original().port()),
          result.original().label(),
          result.original().project().map(output.look()::path).orElse("-"),
          result.taken().isPresent() ? "taken over" : "left behind",
          result.why());
    }
    table.print(output);
    for (String oddity : original.oddities()) {
      output.error("not imported: " + oddity);
    }
    output.note(configWords(fate, userFile));
    output.note(message(results));
  }

  private String configWords(ConfigFate fate, Path userFile) {
    return switch (fate) {
      case ABSENT -> "the original has no config.json";
      case KEPT -> "the original's config.json is left alone: there is " + userFile + " already";
      case TAKEN ->
          (isDryRun ? "config.json would become " : "config.json was copied to ") + userFile;
    };
  }

  private String message(List<Importer.Result> results) {
    long taken = results.stream().filter(result -> result.taken().isPresent()).count();
    return taken
        + " of "
        + results.size()
        + (results.size() == 1 ? " allocation" : " allocations")
        + (isDryRun ? " would be imported" : " imported");
  }

  private void write(
      JsonGenerator json,
      Original original,
      ConfigFate fate,
      Path userFile,
      List<Importer.Result> results)
      throws IOException {
    json.writeBooleanField("success", true);
    json.writeBooleanField("dry_run", isDryRun);
    json.writeStringField("config", fate.word());
    json.writeStringField("config_path", userFile.toString());
    json.writeArrayFieldStart("imported");
    for (Importer.Result result : results) {
      if (result.taken().isPresent()) {
        json.writeStartObject();
        JsonFields.allocation(json, result.taken().get());
        json.writeStringField("reason", result.why());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("skipped");
    for (Importer.Result result : results) {
      if (result.taken().isEmpty()) {
        skipped(json, result.original(), result.why());
      }
    }
    json.writeEndArray();
    JsonFields.strings(json, "unreadable", original.oddities());
    json.writeStringField("message", message(results));
  }

  private static void skipped(JsonGenerator json, OriginalAllocation original, String why)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("port", original.port());
    json.writeStringField("service_type", original.type());
    JsonFields.string(json, "service_name", original.name());
    JsonFields.string(json, "project_path", original.project());
    json.writeStringField("reason", why);
    json.writeEndObject();
  }
}
