package dev.styxy.cli.command;

import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.list.StickyPrinter;
import dev.styxy.core.lease.Forgetter;
import dev.styxy.core.lease.Selection;
import dev.styxy.core.lease.Selector;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StickyPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints what {@code release --forget} has done. */
final class ForgottenPrinter {
  private final Output output;
  private final Map<String, List<ProcessRef>> others;

  /**
   * Prints to this output.
   *
   * @param others who else had what is released, by lock id
   */
  ForgottenPrinter(Output output, Map<String, List<ProcessRef>> others) {
    this.output = output;
    this.others = others;
  }

  /** Prints it; returns 1 if one of the allocations does not exist, else 0. */
  int print(Forgetter.Forgotten forgotten, Selector selector) {
    Selection released = forgotten.released();
    List<String> complaints =
        forgotten.ports().isEmpty() || !released.missing().isEmpty()
            ? SelectionPrinter.complaints(released, selector)
            : List.of();
    List<String> done = new ArrayList<>();
    for (Allocation allocation : released.found()) {
      done.add(
          "released "
              + SelectionPrinter.words(allocation)
              + SelectionPrinter.otherWords(allocation, others));
    }
    for (StickyPort port : forgotten.ports()) {
      done.add(
          "forgot "
              + port.port()
              + ", the last port of "
              + port.type()
              + "/"
              + port.name()
              + " of "
              + port.project());
    }
    if (output.isJson()) {
      String message =
          "released " + released.found().size() + "; forgot " + forgotten.ports().size();
      output.answer(
          json -> {
            JsonFields.selection(json, "released", released, others, complaints.isEmpty(), message);
            StickyPrinter.write(json, "forgotten", forgotten.ports());
          });
    } else {
      done.forEach(output::note);
      SelectionPrinter.complain(complaints, output);
    }
    return complaints.isEmpty() ? 0 : 1;
  }
}
