package dev.styxy.cli.config;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Table;
import dev.styxy.core.settings.InstanceTemplate;
import dev.styxy.core.settings.Settings;
import dev.styxy.model.ServiceType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** Shows the instance templates with the ports that each type prefers in them. */
final class ConfigInstances implements ConfigAction {

  @Override
  public int run(ParseResult arguments, Context context) {
    Settings settings = context.configFiles().load().settings();
    if (context.output().isJson()) {
      context.output().answer(json -> write(json, settings));
    } else {
      print(settings, context.output());
    }
    return 0;
  }

  private static void print(Settings settings, Output output) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.whole("type"));
    for (InstanceTemplate template : settings.templates().values()) {
      columns.add(Column.whole(template.name()));
    }
    Table table = new Table(columns);
    for (ServiceType type : settings.types().values()) {
      List<String> cells = new ArrayList<>();
      cells.add(type.name());
      for (InstanceTemplate template : settings.templates().values()) {
        List<Integer> ports = template.shift(type).preferred();
        cells.add(ports.isEmpty() ? "-" : ports.get(0).toString());
      }
      table.add(cells.toArray(new String[0]));
    }
    table.print(output);
  }

  private static void write(JsonGenerator json, Settings settings) throws IOException {
    json.writeBooleanField("success", true);
    JsonFields.objects(
        json,
        "templates",
        settings.templates().values(),
        template -> {
          json.writeStringField("name", template.name());
          json.writeStringField("description", template.description());
          json.writeObjectFieldStart("ports");
          for (ServiceType type : settings.types().values()) {
            List<Integer> ports = template.shift(type).preferred();
            json.writeFieldName(type.name());
            if (ports.isEmpty()) {
              json.writeNull();
            } else {
              json.writeNumber(ports.get(0));
            }
          }
          json.writeEndObject();
        });
  }
}
