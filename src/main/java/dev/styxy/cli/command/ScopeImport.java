package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.app.Application;
import dev.styxy.core.importing.ScopeImporter;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.util.Map;

/** {@code import --scope}: imports from another scope of this home what outlasts a reboot. */
final class ScopeImport {
  private final String scope;
  private final boolean isDryRun;
  private final Output output;

  ScopeImport(String scope, boolean isDryRun, Output output) {
    this.scope = scope;
    this.isDryRun = isDryRun;
    this.output = output;
  }

  int run(Application application) {
    ScopeImporter importer = new ScopeImporter(scope, find(application));
    var outcome =
        isDryRun
            ? application.coordinator().preview(importer.take())
            : application.coordinator().run(importer.take());
    print(outcome.answer());
    return 0;
  }

  private State find(Application application) {
    Map<String, State> states = application.otherScopes().read();
    State state = states.get(scope);
    if (state == null) {
      throw new StyxyException(
          FailureCode.USAGE,
          scope.equals(application.otherScopes().own())
              ? "'" + scope + "' is the current scope"
              : "no scope '" + scope + "' with a readable state",
          states.isEmpty()
              ? "styxy list --all-scopes"
              : "styxy import --scope " + String.join(" | ", states.keySet()));
    }
    return state;
  }

  private void print(ScopeImporter.Result result) {
    if (output.isJson()) {
      output.answer(json -> write(json, result));
      return;
    }
    for (Allocation allocation : result.taken()) {
      output.answer(
          Descriptions.port(allocation.port(), allocation.protocol())
              + " "
              + Descriptions.of(allocation));
    }
    output.note(message(result));
  }

  private String message(ScopeImporter.Result result) {
    int taken = result.taken().size();
    return taken
        + (taken == 1 ? " reservation" : " reservations")
        + " and "
        + result.remembered()
        + " remembered ports"
        + (isDryRun ? " would be imported" : " imported")
        + (result.present().isEmpty()
            ? ""
            : "; " + result.present().size() + " already exist here");
  }

  private void write(JsonGenerator json, ScopeImporter.Result result) throws IOException {
    json.writeBooleanField("success", true);
    json.writeBooleanField("dry_run", isDryRun);
    json.writeStringField("scope", scope);
    JsonFields.objects(
        json, "imported", result.taken(), allocation -> JsonFields.allocation(json, allocation));
    json.writeNumberField("present", result.present().size());
    json.writeNumberField("remembered", result.remembered());
    json.writeStringField("message", message(result));
  }
}
