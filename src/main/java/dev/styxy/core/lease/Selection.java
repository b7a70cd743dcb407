package dev.styxy.core.lease;

import dev.styxy.model.Allocation;
import java.util.List;

/**
 * What a selector found.
 *
 * @param missing the words that nothing matched, with a hint where there is one
 */
public record Selection(List<Allocation> found, List<Missing> missing) {

  /** A word that nothing matched. */
  public record Missing(String word, String hint) {}
}
