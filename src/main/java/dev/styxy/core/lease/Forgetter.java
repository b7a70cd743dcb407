package dev.styxy.core.lease;

import dev.styxy.core.state.Ledger;
import dev.styxy.core.transaction.Change;
import dev.styxy.model.Allocation;
import dev.styxy.model.StickyPort;
import java.util.ArrayList;
import java.util.List;

/** Releases allocations and forgets which ports their names had. */
public final class Forgetter {
  private final Releaser releaser;

  public Forgetter(Releaser releaser) {
    this.releaser = releaser;
  }

  /**
   * What was done.
   *
   * @param released and the words that matched neither an allocation nor a remembered port
   */
  public record Forgotten(Selection released, List<StickyPort> ports) {}

  /** The change that releases what the selector finds, and forgets the ports of what it names. */
  public Change<Forgotten> release(Selector selector) {
    return transaction -> {
      Selection released = releaser.release(selector).apply(transaction);
      List<StickyPort> forgotten = new ArrayList<>();
      List<Selection.Missing> missing = new ArrayList<>();
      for (Selection.Missing word : released.missing()) {
        if (!forgetWord(transaction.ledger(), selector, word.word(), forgotten)) {
          missing.add(word);
        }
      }
      for (StickyPort port : transaction.ledger().sticky()) {
        if (isOfAll(port, selector) || isOfOne(port, released.found())) {
          forget(transaction.ledger(), port, forgotten);
        }
      }
      return new Forgotten(new Selection(released.found(), missing), forgotten);
    };
  }

  /** A name of the project that has no allocation any more. */
  private static boolean forgetWord(
      Ledger ledger, Selector selector, String word, List<StickyPort> forgotten) {
    int before = forgotten.size();
    String project = ((Selector.Words) selector).project();
    for (StickyPort port : ledger.sticky()) {
      boolean isMeant = port.name().equals(word) || (port.type() + "/" + port.name()).equals(word);
      if (isMeant && port.project().equals(project)) {
        forget(ledger, port, forgotten);
      }
    }
    return forgotten.size() > before;
  }

  private static boolean isOfAll(StickyPort port, Selector selector) {
    return selector instanceof Selector.All
        || selector instanceof Selector.Project project && project.project().equals(port.project());
  }

  private static boolean isOfOne(StickyPort port, List<Allocation> released) {
    for (Allocation allocation : released) {
      if (allocation.type().equals(port.type())
          && allocation.project().equals(port.project())
          && allocation.name().isPresent()
          && allocation.name().get().equals(port.name())) {
        return true;
      }
    }
    return false;
  }

  private static void forget(Ledger ledger, StickyPort port, List<StickyPort> forgotten) {
    ledger.forget(port.project(), port.type(), port.name());
    forgotten.add(port);
  }
}
