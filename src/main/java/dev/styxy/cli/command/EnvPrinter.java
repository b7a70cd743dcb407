package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.allocate.Grant;
import dev.styxy.core.env.EnvFormat;
import dev.styxy.core.env.EnvVariable;
import dev.styxy.core.env.ServiceEnv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints the variables of a group. */
final class EnvPrinter {
  private final Output output;
  private final EnvFormat format;

  EnvPrinter(Output output, EnvFormat format) {
    this.output = output;
    this.format = format;
  }

  /**
   * Prints them, unless they went to a file.
   *
   * @param isWritten whether the file had to be changed
   */
  void print(List<ServiceEnv> granted, Optional<Path> file, boolean isWritten) {
    tell(granted, output);
    if (output.isJson()) {
      output.answer(json -> write(json, granted, file, isWritten));
    } else if (file.isPresent()) {
      output.note((isWritten ? "wrote " : "nothing to change in ") + file.get());
    } else if (format == EnvFormat.JSON) {
      output.answer(json -> variables(json, granted));
    } else {
      lines(granted);
    }
  }

  /** Says what a person should know. */
  static void tell(List<ServiceEnv> granted, Output output) {
    List<Grant> grants = granted.stream().map(ServiceEnv::grant).flatMap(Optional::stream).toList();
    for (ServiceEnv service : granted) {
      service.notes().forEach(output::note);
      service.grant().ifPresent(grant -> GrantPrinter.warn(grant, grants, output));
    }
  }

  /** A value of the user's own that is no port is in place already. */
  private void lines(List<ServiceEnv> granted) {
    for (ServiceEnv service : granted) {
      for (EnvVariable variable : service.variables()) {
        if (!variable.isTheUsers()) {
          output.answer(format.line(variable));
        }
      }
    }
  }

  private static void variables(JsonGenerator json, List<ServiceEnv> granted) throws IOException {
    for (ServiceEnv service : granted) {
      for (EnvVariable variable : service.variables()) {
        // A value of the user's own may be a secret: it is named, and not repeated.
        JsonFields.string(
            json,
            variable.name(),
            Optional.of(variable.value()).filter(v -> !variable.isTheUsers()));
      }
    }
  }

  private static List<String> notes(ServiceEnv service) {
    List<String> notes = new ArrayList<>(service.notes());
    service.grant().ifPresent(grant -> notes.addAll(grant.notes()));
    return notes;
  }

  private static void write(
      JsonGenerator json, List<ServiceEnv> granted, Optional<Path> file, boolean isWritten)
      throws IOException {
    json.writeBooleanField("success", true);
    JsonFields.string(json, "file", file.map(Path::toString));
    json.writeBooleanField("written", isWritten);
    json.writeObjectFieldStart("variables");
    variables(json, granted);
    json.writeEndObject();
    JsonFields.objects(
        json,
        "services",
        granted,
        service -> {
          json.writeStringField("name", service.service().name());
          JsonFields.strings(json, "env", service.service().env());
          json.writeFieldName("allocation");
          JsonFields.allocationOrNull(json, service.grant().map(grant -> grant.allocation()));
          json.writeBooleanField(
              "existing", service.grant().map(grant -> grant.isExisting()).orElse(false));
          JsonFields.autoRange(json, service.grant());
          JsonFields.strings(json, "notes", notes(service));
        });
  }
}
