package dev.styxy.cli.config;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Table;
import dev.styxy.core.app.Application;
import dev.styxy.core.settings.AutoAllocation;
import dev.styxy.core.settings.ConfigFiles;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.core.types.AutoTypes;
import dev.styxy.model.AutoRange;
import dev.styxy.model.FailureCode;
import dev.styxy.model.IsoTime;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** Shows and removes the ranges assigned to unknown types. */
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
    Application application = context.openApplication();
    AutoAllocation auto = application.settings().autoAllocation();
    int count =
        application
            .coordinator()
            .look(transaction -> transaction.ledger().autoRanges().size())
            .answer();
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
    output.answer(count + (count == 1 ? " range assigned." : " ranges assigned."));
    return 0;
  }

  private static int enable(boolean isEnabled, Context context) {
    ConfigFiles files = context.configFiles();
    boolean isChanged = files.enableAutoAllocation(isEnabled);
    String path = files.userFile().toString();
    String message =
        (isChanged ? "" : "unchanged: ")
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
    Application application = context.openApplication();
    Settings settings = application.settings();
    Outcome<List<AutoRange>> outcome =
        application.coordinator().look(transaction -> transaction.ledger().autoRanges());
    Output output = context.output();
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", true);
            JsonFields.objects(
                json, "ranges", outcome.answer(), range -> write(json, range, settings));
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
    long now = outcome.transaction().now().wallMillis();
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
      output.hint("no ranges assigned");
    }
    return 0;
  }

  private static int undo(String type, Context context) {
    Application application = context.openApplication();
    AutoRange range =
        application
            .coordinator()
            .run(
                transaction ->
                    new AutoTypes(
                            application.settings(),
                            application.host().limits(),
                            transaction.ledger())
                        .undo(type, transaction.now().wallMillis()))
            .answer();
    String message = undoneWords(range, application.settings());
    Output output = context.output();
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", true);
            write(json, range, application.settings());
            json.writeStringField("message", message);
          });
    } else {
      output.note(message);
    }
    return 0;
  }

  /** An assigned range is in effect only while the configuration has none for its type. */
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
        : "type " + range.type() + " no longer has a range; it was " + range.range();
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
