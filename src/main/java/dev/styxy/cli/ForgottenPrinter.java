package dev.styxy.cli;

import dev.styxy.core.Forgetter;
import dev.styxy.core.Selection;
import dev.styxy.core.Selector;
import dev.styxy.model.Allocation;
import dev.styxy.model.StickyPort;
import java.util.ArrayList;
import java.util.List;

/** Prints what {@code release --forget} has done. */
final class ForgottenPrinter {
  private final Output output;

  ForgottenPrinter(Output output) {
    this.output = output;
  }

  /** Prints it; returns 1 when something that was meant is not there, else 0. */
  int print(Forgetter.Forgotten forgotten, Selector selector) {
    Selection released = forgotten.released();
    List<String> done = new ArrayList<>();
    for (Allocation allocation : released.found()) {
      done.add("released " + SelectionPrinter.words(allocation));
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
            JsonFields.selection(json, "released", released, message);
            StickyPrinter.write(json, "forgotten", forgotten.ports());
          });
    } else {
      done.forEach(output::note);
      for (Selection.Missing missing : released.missing()) {
        output.error(SelectionPrinter.sentence(missing, selector));
      }
    }
    return released.missing().isEmpty() ? 0 : 1;
  }
}
