package dev.styxy.cli;

import dev.styxy.core.Descriptions;
import dev.styxy.core.Selection;
import dev.styxy.core.Selector;
import dev.styxy.model.Allocation;

/** Prints what release and renew have done. */
final class SelectionPrinter {
  private final Output output;
  private final String done;

  /**
   * Prints to this output.
   *
   * @param done what happened to them, e.g. {@code released}
   */
  SelectionPrinter(Output output, String done) {
    this.output = output;
    this.done = done;
  }

  /** Prints it; returns 1 when something that was meant is not there, else 0. */
  int print(Selection selection, Selector selector) {
    Selection complete = nameWhatIsMissing(selection, selector);
    if (output.isJson()) {
      output.answer(json -> JsonFields.selection(json, done, complete, message(complete)));
    } else {
      report(complete);
    }
    return complete.missing().isEmpty() ? 0 : 1;
  }

  private void report(Selection selection) {
    for (Allocation allocation : selection.found()) {
      output.note(done + " " + words(allocation));
    }
    for (Selection.Missing missing : selection.missing()) {
      output.error(sentence(missing));
    }
  }

  /** A whole project or instance without allocations is a selector that matched nothing, too. */
  private static Selection nameWhatIsMissing(Selection selection, Selector selector) {
    boolean isEmpty = selection.found().isEmpty() && selection.missing().isEmpty();
    return isEmpty && !(selector instanceof Selector.All)
        ? new Selection(
            selection.found(), java.util.List.of(new Selection.Missing(words(selector), "")))
        : selection;
  }

  private static String words(Selector selector) {
    if (selector instanceof Selector.Project project) {
      return "project " + project.project();
    }
    return selector instanceof Selector.Instance instance ? "instance " + instance.id() : "";
  }

  /** {@code 3000 (dev/web of /home/me/app)}. */
  static String words(Allocation allocation) {
    return Descriptions.port(allocation.port(), allocation.protocol())
        + " ("
        + Descriptions.of(allocation)
        + ")";
  }

  static String sentence(Selection.Missing missing) {
    String hint = missing.hint().isEmpty() ? "" : "; " + missing.hint();
    return "no allocation matches '" + missing.word() + "'" + hint;
  }

  private String message(Selection selection) {
    StringBuilder words = new StringBuilder(done + " " + selection.found().size());
    for (Selection.Missing missing : selection.missing()) {
      words.append("; ").append(sentence(missing));
    }
    return words.toString();
  }
}
