package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.take.TakeStatus;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Says for whom {@code take} waits, and prints how it ended. */
final class TakePrinter {
  private final Output output;
  private final long patience;
  private Optional<List<String>> advised = Optional.empty();

  /**
   * A printer of one take.
   *
   * @param patience milliseconds that it may take
   */
  TakePrinter(Output output, long patience) {
    this.output = output;
    this.patience = patience;
  }

  /** Says it at once; what would end the wait is said once for each holder. */
  void announce(TakeStatus.Waiting waiting) {
    boolean isFirst = advised.isEmpty();
    output.note(
        (isFirst ? "waiting up to " + span(patience) + ": " : "still waiting: ")
            + waiting.explanation());
    if (isFirst || !advised.get().equals(waiting.suggestions())) {
      output.advise(waiting.suggestions());
    }
    advised = Optional.of(waiting.suggestions());
    output.flush();
  }

  /**
   * Prints it.
   *
   * @param waited milliseconds
   * @return the exit status
   */
  int print(TakeStatus status, AllocationRequest request, long waited) {
    if (status instanceof TakeStatus.Taken taken) {
      print(taken, waited);
      return 0;
    }
    TakeStatus.Waiting waiting = (TakeStatus.Waiting) status;
    String words =
        patience == 0
            ? waiting.explanation()
            : "gave up after " + span(waited) + ": " + waiting.explanation();
    if (output.isJson()) {
      output.answer(json -> write(json, waiting, words, request, waited));
    } else {
      output.error(words);
      output.suggest(waiting.suggestions());
    }
    return FailureCode.TIMED_OUT.exitStatus();
  }

  private void print(TakeStatus.Taken taken, long waited) {
    Allocation allocation = taken.allocation();
    if (output.isJson()) {
      output.answer(json -> write(json, taken, waited));
      return;
    }
    output.answer(Integer.toString(allocation.port()));
    taken.notes().forEach(output::note);
    output.hint(words(taken));
  }

  private static String words(TakeStatus.Taken taken) {
    Allocation allocation = taken.allocation();
    return "port "
        + Descriptions.port(allocation.port(), allocation.protocol())
        + (taken.isExisting() ? " is allocated to " : " is now allocated to ")
        + Descriptions.of(allocation)
        + (taken.isExisting() ? " already; " : "; ")
        + Descriptions.owners(allocation);
  }

  private static String span(long millis) {
    return millis < 950 ? millis + "ms" : Descriptions.duration(millis + 500);
  }

  private static void write(JsonGenerator json, TakeStatus.Taken taken, long waited)
      throws IOException {
    json.writeBooleanField("success", true);
    JsonFields.allocation(json, taken.allocation());
    json.writeBooleanField("existing", taken.isExisting());
    json.writeNumberField("waited_ms", waited);
    JsonFields.strings(json, "notes", taken.notes());
    json.writeStringField("message", words(taken));
  }

  private static void write(
      JsonGenerator json,
      TakeStatus.Waiting waiting,
      String words,
      AllocationRequest request,
      long waited)
      throws IOException {
    json.writeBooleanField("success", false);
    json.writeStringField("error", words);
    json.writeStringField("code", FailureCode.TIMED_OUT.word());
    json.writeNumberField("port", request.port().getAsInt());
    json.writeNumberField("waited_ms", waited);
    json.writeFieldName("allocated_to");
    JsonFields.allocationOrNull(json, waiting.holder());
    JsonFields.line(json, "waiting_before", waiting.ahead());
    JsonFields.strings(json, "suggestions", waiting.suggestions());
  }
}
