package dev.styxy.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.core.AutoAllocation;
import dev.styxy.core.AutoTypes;
import dev.styxy.core.ConfigFiles;
import dev.styxy.core.Engine;
import dev.styxy.core.Outcome;
import dev.styxy.core.Settings;
import dev.styxy.model.AutoRange;
import dev.styxy.model.FailureCode;
import dev.styxy.model.IsoTime;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** Shows and takes back the ranges that were chosen for unknown types. */
final class ConfigAutoAllocation implements ConfigAction {
  private static final List<String> ACTIONS =
      List.of("status", "list", "undo", "enable", "disable");

  @Override
  public int run(ParseResult arguments, Context context) {
    String word = Options.operand(arguments, 1).orElse("status");
    return switch (word) {
      case "status" -> status(context);
      case "list" -> list(context);
      case "undo" -> undo(type(arguments), context);
      case "enable" -> enable(true, context);
      case "disable" -> enable(false, context);
      default ->
          throw Arguments.strange(
              "auto-allocation takes one of " + String.join(", ", ACTIONS), word, ACTIONS);
    };
  }

  private static String type(ParseResult arguments) {
    return Options.operand(arguments, 2)
        .map(Arguments::type)
        .orElseThrow(
            () ->
                new StyxyException(
                    FailureCode.USAGE, "which type?", "styxy config auto-allocation list"));
  }

  private static int status(Context context) {
    Engine engine = context.openEngine();
    AutoAllocation auto = engine.settings().autoAllocation();
    int count = engine.coordinator().run(turn -> turn.ledger().autoRanges().size()).answer();
    Output output = context.output();
    if (output.isJson()) {
      output.answer(json -> write(json, auto, count));
      return 0;
    }
    output.answer(
        auto.isEnabled()
            ? "An unknown service type gets a range of "
                + auto.chunkSize()
                + " ports, placed "
                + auto.placement().word()
                + ", from "
                + auto.minPort()
                + " to "
                + auto.maxPort()
                + (auto.preservesGaps() ? ", " + auto.gapSize() + " ports apart." : ".")
            : "Unknown service types are refused.");
    output.answer(count + (count == 1 ? " range was chosen." : " ranges were chosen."));
    return 0;
  }

  private static int enable(boolean isEnabled, Context context) {
    ConfigFiles files = context.configFiles();
    boolean isChanged = files.enableAutoAllocation(isEnabled);
    String path = files.userFile().toString();
    String message =
        (isChanged ? "" : "already so: ")
            + "unknown service types "
            + (isEnabled ? "get a range" : "are refused")
            + (isChanged ? "; wrote " + path : "");
    Output output = context.output();
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", true);
            json.writeBooleanField("enabled", isEnabled);
            json.writeBooleanField("changed", isChanged);
            json.writeStringField("path", path);
            json.writeStringField("message", message);
          });
    } else {
      output.note(message);
    }
    return 0;
  }

  private static void write(JsonGenerator json, AutoAllocation auto, int count) throws IOException {
    json.writeBooleanField("success", true);
    json.writeBooleanField("enabled", auto.isEnabled());
    json.writeNumberField("default_chunk_size", auto.chunkSize());
    json.writeStringField("placement", auto.placement().word());
    json.writeNumberField("min_port", auto.minPort());
    json.writeNumberField("max_port", auto.maxPort());
    json.writeBooleanField("preserve_gaps", auto.preservesGaps());
    json.writeNumberField("gap_size", auto.gapSize());
    json.writeNumberField("count", count);
  }

  private static int list(Context context) {
    Engine engine = context.openEngine();
    Settings settings = engine.settings();
    Outcome<List<AutoRange>> outcome = engine.coordinator().run(turn -> turn.ledger().autoRanges());
    Output output = context.output();
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", true);
            json.writeArrayFieldStart("ranges");
            for (AutoRange range : outcome.answer()) {
              json.writeStartObject();
              write(json, range, settings);
              json.writeEndObject();
            }
            json.writeEndArray();
          });
      return 0;
    }
    Table table =
        new Table(
            List.of(
                Column.text("type"),
                Column.whole("range"),
                Column.whole("placement"),
                Column.whole("chosen"),
                Column.text("state")));
    long now = outcome.turn().sight().now().wallMillis();
    for (AutoRange range : outcome.answer()) {
      table.add(
          range.type(),
          range.range().toString(),
          range.placement(),
          output.look().time(range.allocatedAt(), now),
          state(range, settings));
    }
    table.print(output);
    if (outcome.answer().isEmpty()) {
      output.hint("no range was chosen");
    }
    return 0;
  }

  private static int undo(String type, Context context) {
    Engine engine = context.openEngine();
    AutoRange range =
        engine
            .coordinator()
            .run(
                turn ->
                    new AutoTypes(engine.settings(), engine.world().limits(), turn.ledger())
                        .undo(type, turn.sight().now().wallMillis()))
            .answer();
    String message = undoneWords(range, engine.settings());
    Output output = context.output();
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", true);
            write(json, range, engine.settings());
            json.writeStringField("message", message);
          });
    } else {
      output.note(message);
    }
    return 0;
  }

  /** A range that was chosen counts only as long as the configuration has none for its type. */
  private static String state(AutoRange range, Settings settings) {
    Optional<ServiceType> configured = settings.type(range.type());
    return configured.isPresent() ? "overridden by " + configured.get().range() : "in force";
  }

  private static String undoneWords(AutoRange range, Settings settings) {
    Optional<ServiceType> configured = settings.type(range.type());
    return configured.isPresent()
        ? "the range "
            + range.range()
            + " is free again; the configuration gives "
            + range.type()
            + " "
            + configured.get().range()
        : "type " + range.type() + " has no range any more; it was " + range.range();
  }

  private static void write(JsonGenerator json, AutoRange range, Settings settings)
      throws IOException {
    json.writeStringField("service_type", range.type());
    JsonFields.range(json, "port_range", range.range());
    json.writeStringField("placement", range.placement());
    json.writeBooleanField("overridden", settings.type(range.type()).isPresent());
    json.writeStringField("allocated_at", IsoTime.of(range.allocatedAt()));
  }
}
