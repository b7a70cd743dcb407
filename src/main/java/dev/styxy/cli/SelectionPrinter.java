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
      String message = message(complete, selector);
      output.answer(json -> JsonFields.selection(json, done, complete, message));
    } else {
      report(complete, selector);
    }
    return complete.missing().isEmpty() ? 0 : 1;
  }

  private void report(Selection selection, Selector selector) {
    for (Allocation allocation : selection.found()) {
      output.note(done + " " + words(allocation));
    }
    for (Selection.Missing missing : selection.missing()) {
      output.error(sentence(missing, selector));
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
      return "project '" + project.project() + "'";
    }
    return selector instanceof Selector.Instance instance ? "instance '" + instance.id() + "'" : "";
  }

  /** {@code 3000 (dev/web of /home/me/app)}. */
  static String words(Allocation allocation) {
    return Descriptions.port(allocation.port(), allocation.protocol())
        + " ("
        + Descriptions.of(allocation)
        + ")";
  }

  static String sentence(Selection.Missing missing, Selector selector) {
    String what = selector instanceof Selector.Words ? "'" + missing.word() + "'" : missing.word();
    String hint = missing.hint().isEmpty() ? "" : "; " + missing.hint();
    return "no allocation matches " + what + hint;
  }

  private String message(Selection selection, Selector selector) {
    StringBuilder words = new StringBuilder(done + " " + selection.found().size());
    for (Selection.Missing missing : selection.missing()) {
      words.append("; ").append(sentence(missing, selector));
    }
    return words.toString();
  }
}
