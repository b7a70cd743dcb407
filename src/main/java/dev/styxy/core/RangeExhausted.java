package dev.styxy.core;

import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StyxyException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells who holds a range in which no port is free. */
final class RangeExhausted {
  private static final int MOST_HOLDERS = 5;

  private final Turn turn;
  private final ServiceType type;

  RangeExhausted(Turn turn, ServiceType type) {
    this.turn = turn;
    this.type = type;
  }

  StyxyException toFailure() {
    Map<String, Integer> holders = new LinkedHashMap<>();
    int allocated = 0;
    for (Allocation allocation : turn.ledger().allocations()) {
      if (type.range().contains(allocation.port())) {
        holders.merge(allocation.project(), 1, Integer::sum);
        allocated++;
      }
    }
    String message =
        "no free port in the range of "
            + type.name()
            + " ("
            + type.range()
            + "): "
            + allocated
            + " allocated"
            + list(holders)
            + ", "
            + countBoundByOthers()
            + " in use by others";
    return new StyxyException(
        FailureCode.NO_FREE_PORT,
        message,
        "styxy list --service " + type.name(),
        "styxy release --project",
        "styxy cleanup --dry-run");
  }

  private int countBoundByOthers() {
    int bound = 0;
    for (int port = type.range().first(); port <= type.range().last(); port++) {
      boolean isFree = !turn.ledger().isAllocated(port, Protocol.BOTH);
      if (isFree && turn.sight().ports().isBound(port, Protocol.TCP)) {
        bound++;
      }
    }
    return bound;
  }

  private static String list(Map<String, Integer> holders) {
    if (holders.isEmpty()) {
      return "";
    }
    StringBuilder words = new StringBuilder(" (");
    int listed = 0;
    for (Map.Entry<String, Integer> holder : holders.entrySet()) {
      if (listed == MOST_HOLDERS) {
        words.append(", and others");
        break;
      }
      words.append(listed == 0 ? "" : ", ").append(holder.getValue()).append(" by ");
      words.append(holder.getKey());
      listed++;
    }
    return words.append(')').toString();
  }
}
