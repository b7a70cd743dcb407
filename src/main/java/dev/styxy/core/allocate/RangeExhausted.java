package dev.styxy.core.allocate;

import dev.styxy.core.ports.PortInspector;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Explains who holds a range without free ports. What the transaction itself has taken before it
 * failed is returned with it, and so counts as free.
 */
final class RangeExhausted {
  private static final int MOST_HOLDERS = 5;

  private final Transaction transaction;
  private final ServiceType type;
  private final AllocationRequest request;
  private final int asked;

  /**
   * For the request that was not granted.
   *
   * @param all the requests of the transaction
   */
  RangeExhausted(
      Transaction transaction,
      ServiceType type,
      AllocationRequest request,
      List<AllocationRequest> all) {
    this.transaction = transaction;
    this.type = type;
    this.request = request;
    int count = 0;
    for (AllocationRequest one : all) {
      count += one.type().equals(request.type()) ? 1 : 0;
    }
    asked = count;
  }

  StyxyException toFailure() {
    List<Allocation> held = held();
    int free = countTakenHere();
    String message =
        "no "
            + (asked == 1 ? "free port" : asked + " free ports")
            + " in the range of "
            + type.name()
            + " ("
            + type.range()
            + "): "
            + (asked == 1 ? "" : free + " free, ")
            + held.size()
            + " allocated"
            + list(held)
            + ", "
            + claimedByOthers()
            + countBoundByOthers()
            + " in use by others";
    return new StyxyException(
        FailureCode.NO_FREE_PORT, message, suggestions(held, free).toArray(new String[0]));
  }

  private List<String> suggestions(List<Allocation> held, int free) {
    List<String> suggestions = new ArrayList<>();
    if (asked > 1 && free > 0) {
      suggestions.add(
          "styxy allocate "
              + type.name()
              + " --count "
              + free
              + PortInspector.option(request.protocol()));
    }
    suggestions.add("styxy list --service " + type.name());
    if (countClaimed() > 0) {
      suggestions.add("styxy list --all-users");
    }
    for (Allocation allocation : held) {
      if (allocation.project().equals(request.project())) {
        suggestions.add("styxy release --project " + ShellWord.of(request.project()));
        break;
      }
    }
    return suggestions;
  }

  /** What was allocated in the range before. */
  private List<Allocation> held() {
    List<Allocation> held = new ArrayList<>();
    for (Judgement kept : transaction.sweep().kept()) {
      if (type.range().contains(kept.allocation().port())) {
        held.add(kept.allocation());
      }
    }
    return held;
  }

  private int countTakenHere() {
    Set<String> before = new HashSet<>();
    for (Judgement kept : transaction.sweep().kept()) {
      before.add(kept.allocation().lockId());
    }
    int taken = 0;
    for (Allocation allocation : transaction.ledger().allocations()) {
      boolean isNew = !before.contains(allocation.lockId());
      taken += isNew && type.range().contains(allocation.port()) ? 1 : 0;
    }
    return taken;
  }

  private String claimedByOthers() {
    int claimed = countClaimed();
    return claimed == 0 ? "" : claimed + " allocated to other users of this machine, ";
  }

  private int countClaimed() {
    int claimed = 0;
    for (int port = type.range().first(); port <= type.range().last(); port++) {
      boolean isFree = !transaction.ledger().isAllocated(port, request.protocol());
      claimed += isFree && transaction.others().claim(port, request.protocol()) ? 1 : 0;
    }
    return claimed;
  }

  private int countBoundByOthers() {
    int bound = 0;
    for (int port = type.range().first(); port <= type.range().last(); port++) {
      boolean isFree = !transaction.ledger().isAllocated(port, Protocol.BOTH);
      if (isFree && transaction.ports().isBound(port, Protocol.TCP)) {
        bound++;
      }
    }
    return bound;
  }

  private static String list(List<Allocation> held) {
    Map<String, Integer> holders = new LinkedHashMap<>();
    for (Allocation allocation : held) {
      holders.merge(allocation.project(), 1, Integer::sum);
    }
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
