package dev.styxy.cli.command;

import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.lease.Selection;
import dev.styxy.core.lease.Selector;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints what release and renew have done. */
final class SelectionPrinter {
  private final Output output;
  private final String done;
  private final Map<String, List<ProcessRef>> others;

  /**
   * Prints to this output.
   *
   * @param done what happened to them, e.g. {@code released}
   * @param others who else had them, by lock id; empty if that does not matter
   */
  SelectionPrinter(Output output, String done, Map<String, List<ProcessRef>> others) {
    this.output = output;
    this.done = done;
    this.others = others;
  }

  /** Prints it; returns 1 if one of the allocations does not exist, else 0. */
  int print(Selection selection, Selector selector) {
    List<String> complaints = complaints(selection, selector);
    if (!selection.found().isEmpty()) {
      output.done(message(selection, List.of()));
    }
    if (output.isJson()) {
      output.answer(
          json ->
              JsonFields.selection(
                  json,
                  done,
                  selection,
                  others,
                  complaints.isEmpty(),
                  message(selection, complaints)));
    } else {
      report(selection, complaints);
    }
    return complaints.isEmpty() ? 0 : 1;
  }

  private void report(Selection selection, List<String> complaints) {
    for (Allocation allocation : selection.found()) {
      output.note(done + " " + words(allocation) + otherWords(allocation, others));
    }
    complain(complaints, output);
  }

  /** Says what does not exist, and where to look. */
  static void complain(List<String> complaints, Output output) {
    for (String complaint : complaints) {
      output.error(complaint);
    }
    if (!complaints.isEmpty()) {
      output.suggest(JsonFields.AFTER_NO_MATCH);
    }
  }

  /** One sentence for each selector that matched nothing. */
  static List<String> complaints(Selection selection, Selector selector) {
    List<String> complaints = new ArrayList<>();
    for (Selection.Missing missing : selection.missing()) {
      complaints.add(sentence(missing));
    }
    if (complaints.isEmpty() && selection.found().isEmpty()) {
      complaints.add(emptiness(selector));
    }
    return complaints;
  }

  private static String emptiness(Selector selector) {
    if (selector instanceof Selector.Project project) {
      return "the project " + project.project() + " has no allocation";
    }
    return selector instanceof Selector.Instance instance
        ? "the instance " + instance.id() + " has no allocation"
        : "there are no allocations";
  }

  /** Who else loses it; empty when nobody does. */
  static String otherWords(Allocation allocation, Map<String, List<ProcessRef>> others) {
    List<ProcessRef> losers = others.getOrDefault(allocation.lockId(), List.of());
    if (losers.isEmpty()) {
      return "";
    }
    boolean isShared = losers.size() < allocation.owners().size();
    return "; " + Descriptions.of(losers) + " had it" + (isShared ? ", too" : "");
  }

  /** {@code 3000 (dev/web of /home/me/app)}. */
  static String words(Allocation allocation) {
    return Descriptions.port(allocation.port(), allocation.protocol())
        + " ("
        + Descriptions.of(allocation)
        + ")";
  }

  private static String sentence(Selection.Missing missing) {
    String hint = missing.hint().isEmpty() ? "" : "; " + missing.hint();
    return "no allocation matches '" + missing.word() + "'" + hint;
  }

  private String message(Selection selection, List<String> complaints) {
    StringBuilder words = new StringBuilder(done + " " + selection.found().size());
    for (Allocation allocation : selection.found()) {
      words.append(otherWords(allocation, others));
    }
    for (String complaint : complaints) {
      words.append("; ").append(complaint);
    }
    return words.toString();
  }
}
