package dev.styxy.core.lease;

import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The port that a word of the command line means, allocated or not.
 *
 * @param word as it was typed
 * @param port empty when it is a name that no allocation has
 * @param protocol TCP unless the word or the allocation says otherwise
 * @param hint where to look when nothing has the name; may be empty
 */
public record PortTarget(
    String word,
    OptionalInt port,
    Protocol protocol,
    Optional<Allocation> allocation,
    String hint) {
  /**
   * Looks the word up.
   *
   * @throws dev.styxy.model.StyxyException when it means more than one allocation, or no port
   */
  public static PortTarget of(String word, String project, Transaction transaction) {
    Selection selection =
        new SelectorResolver(transaction.ledger().allocations())
            .resolve(new Selector.Words(List.of(word), project));
    if (!selection.found().isEmpty()) {
      Allocation found = selection.found().get(0);
      return new PortTarget(
          word, OptionalInt.of(found.port()), side(word, found), Optional.of(found), "");
    }
    if (SelectorResolver.isPortWord(word)) {
      return bare(word);
    }
    return new PortTarget(
        word,
        OptionalInt.empty(),
        Protocol.TCP,
        Optional.empty(),
        selection.missing().get(0).hint());
  }

  /** The port of a lease that the word named. */
  public static PortTarget of(String word, Allocation lease) {
    return new PortTarget(
        word, OptionalInt.of(lease.port()), lease.protocol(), Optional.of(lease), "");
  }

  /** A TCP port that the word named, without a lease. */
  public static PortTarget of(String word, int port) {
    return new PortTarget(word, OptionalInt.of(port), Protocol.TCP, Optional.empty(), "");
  }

  /** Of a lease for both, {@code 3000/udp} means the one side. */
  private static Protocol side(String word, Allocation lease) {
    int slash = word.indexOf('/');
    return lease.protocol() == Protocol.BOTH && slash >= 0 && SelectorResolver.isPortWord(word)
        ? Protocol.of(word.substring(slash + 1))
        : lease.protocol();
  }

  private static PortTarget bare(String word) {
    int slash = word.indexOf('/');
    int port = Integer.parseInt(slash < 0 ? word : word.substring(0, slash));
    Protocol protocol = slash < 0 ? Protocol.TCP : Protocol.of(word.substring(slash + 1));
    return new PortTarget(word, OptionalInt.of(port), protocol, Optional.empty(), "");
  }
}
