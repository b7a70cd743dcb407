package dev.styxy.cli.config;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Table;
import dev.styxy.core.settings.ConfigView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/** Shows the values in effect, and where they come from. */
final class ConfigShow implements ConfigAction {

  @Override
  public int run(ParseResult arguments, Context context) {
    ConfigView view = context.configFiles().load();
    Map<String, Object> values = ConfigValues.of(view);
    Output output = context.output();
    if (output.isJson()) {
      output.answer(json -> write(json, values, view));
    } else {
      print(values, view, CommonOptions.isSet(arguments, ConfigCommand.ORIGIN), output);
    }
    return 0;
  }

  private static void print(
      Map<String, Object> values, ConfigView view, boolean hasOrigin, Output output) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("key"));
    columns.add(Column.text("value"));
    if (hasOrigin) {
      columns.add(Column.path("origin"));
    }
    Table table = new Table(columns);
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      String value = ConfigValues.text(entry.getValue());
      if (hasOrigin) {
        table.add(entry.getKey(), value, output.look().path(view.originOf(entry.getKey())));
      } else {
        table.add(entry.getKey(), value);
      }
    }
    table.print(output);
  }

  private static void write(JsonGenerator json, Map<String, Object> values, ConfigView view)
      throws IOException {
    json.writeBooleanField("success", true);
    JsonFields.objects(
        json,
        "values",
        values.entrySet(),
        entry -> {
          json.writeStringField("key", entry.getKey());
          json.writeFieldName("value");
          write(json, entry.getValue());
          json.writeStringField("origin", view.originOf(entry.getKey()));
        });
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object part : list) {
        write(json, part);
      }
      json.writeEndArray();
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(String.valueOf(value));
    }
  }
}
