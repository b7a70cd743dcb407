package dev.styxy.core.importing;

import dev.styxy.core.state.Ledger;
import dev.styxy.core.state.OtherScopes;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scopes that this one may have been before a restart of the machine, which can change the
 * number of a network namespace: those of this machine that were not used since it started.
 */
public final class FormerScopes {
  private FormerScopes() {}

  /** What of them is missing here: the reservations by scope, none where only names are. */
  public static Map<String, List<Allocation>> missing(OtherScopes scopes, Transaction transaction) {
    Map<String, List<Allocation>> missing = new LinkedHashMap<>();
    for (Map.Entry<String, State> entry : scopes.read().entrySet()) {
      State state = entry.getValue();
      boolean isFormer =
          isOfThisMachine(entry.getKey(), scopes.own())
              && !isUsed(state, transaction.now().bootId());
      List<Allocation> reserved = isFormer ? missing(state, transaction.ledger()) : List.of();
      boolean isRemembering =
          isFormer && transaction.ledger().sticky().isEmpty() && !state.sticky().isEmpty();
      if (!reserved.isEmpty() || isRemembering) {
        missing.put(entry.getKey(), reserved);
      }
    }
    return missing;
  }

  private static List<Allocation> missing(State state, Ledger ledger) {
    List<Allocation> missing = new ArrayList<>();
    for (Allocation reserved : ScopeImporter.reservations(state)) {
      if (!ScopeImporter.isHere(reserved, ledger)) {
        missing.add(reserved);
      }
    }
    return missing;
  }

  /** A scope is a machine and, behind the last hyphen, a namespace of it. */
  private static boolean isOfThisMachine(String scope, String own) {
    int end = own.lastIndexOf('-');
    return end > 0 && scope.lastIndexOf('-') == end && scope.startsWith(own.substring(0, end));
  }

  /** A namespace that was used since the machine started is there beside this one, not before. */
  private static boolean isUsed(State state, String bootId) {
    for (Allocation allocation : state.allocations()) {
      if (allocation.lease().renewed().bootId().equals(bootId)) {
        return true;
      }
    }
    return false;
  }
}
