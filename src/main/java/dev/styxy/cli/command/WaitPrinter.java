package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.wait.WaitStatus;
import dev.styxy.core.wait.Waiter;
import dev.styxy.model.FailureCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Prints how a wait ended. */
final class WaitPrinter {
  private final Output output;

  WaitPrinter(Output output) {
    this.output = output;
  }

  /**
   * Prints it.
   *
   * @param waited milliseconds
   */
  void print(List<WaitStatus> all, long waited) {
    boolean isMet = Waiter.areMet(all);
    if (output.isJson()) {
      output.answer(json -> write(json, all, waited, isMet));
      return;
    }
    boolean isLost = isLost(all);
    for (WaitStatus awaited : all) {
      if (awaited.isMet()) {
        output.hint(awaited.explanation());
      } else if (isLost) {
        output.error(awaited.explanation());
      } else {
        output.error("gave up after " + span(waited) + ": " + awaited.explanation());
      }
    }
    if (!isMet) {
      output.suggest(suggestions(all));
    }
  }

  private static boolean isLost(List<WaitStatus> all) {
    for (WaitStatus awaited : all) {
      if (awaited.isLost()) {
        return true;
      }
    }
    return false;
  }

  /** To the nearest second: the clock that ended the wait is not the one that took the time. */
  private static String span(long millis) {
    return millis < 950 ? millis + "ms" : Descriptions.duration(millis + 500);
  }

  private static List<String> suggestions(List<WaitStatus> all) {
    List<String> suggestions = new ArrayList<>();
    for (WaitStatus awaited : all) {
      if (!awaited.isMet()) {
        suggestions.add(
            awaited.isLost() && awaited.process().isEmpty()
                ? "styxy history"
                : awaited.port().isPresent()
                    ? "styxy check "
                        + Descriptions.port(awaited.port().getAsInt(), awaited.protocol())
                    : "styxy list");
      }
    }
    return suggestions;
  }

  private static void write(JsonGenerator json, List<WaitStatus> all, long waited, boolean isMet)
      throws IOException {
    json.writeBooleanField("success", isMet);
    json.writeNumberField("waited_ms", waited);
    json.writeArrayFieldStart("ports");
    List<String> unmet = new ArrayList<>();
    for (WaitStatus awaited : all) {
      write(json, awaited);
      if (!awaited.isMet()) {
        unmet.add(awaited.explanation());
      }
    }
    json.writeEndArray();
    if (!isMet) {
      json.writeStringField("error", String.join("; ", unmet));
      FailureCode code = isLost(all) ? FailureCode.NOT_FOUND : FailureCode.TIMED_OUT;
      json.writeStringField("code", code.word());
      JsonFields.strings(json, "suggestions", suggestions(all));
    }
  }

  private static void write(JsonGenerator json, WaitStatus awaited) throws IOException {
    json.writeStartObject();
    json.writeStringField("word", awaited.word());
    json.writeFieldName("port");
    if (awaited.port().isPresent()) {
      json.writeNumber(awaited.port().getAsInt());
    } else {
      json.writeNull();
    }
    json.writeStringField("protocol", awaited.protocol().word());
    json.writeBooleanField("met", awaited.isMet());
    json.writeBooleanField("lost", awaited.isLost());
    json.writeFieldName("process");
    if (awaited.process().isPresent()) {
      JsonFields.seen(json, awaited.process().get());
    } else {
      json.writeNull();
    }
    json.writeStringField("explanation", awaited.explanation());
    json.writeEndObject();
  }
}
