package dev.styxy.core.state;

import dev.styxy.model.Allocation;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The allocations, and the ports that they cover. */
final class Allocations {
  private final List<Allocation> allocations;

  /** What they cover, marked when somebody asks: a copy is mostly only saved. */
  private final BitSet tcp = new BitSet();

  private final BitSet udp = new BitSet();
  private boolean isMarked;

  /** What {@link #all} gave last; empty since a change. */
  private Optional<List<Allocation>> snapshot = Optional.empty();

  Allocations(List<Allocation> allocations) {
    this.allocations = new ArrayList<>(allocations);
  }

  /** The allocations as they are now; the list does not follow later changes. */
  List<Allocation> all() {
    if (snapshot.isEmpty()) {
      snapshot = Optional.of(List.copyOf(allocations));
    }
    return snapshot.get();
  }

  int size() {
    return allocations.size();
  }

  /** Whether any allocation covers UDP. */
  boolean hasUdp() {
    markAll();
    return !udp.isEmpty();
  }

  /** Whether any allocation covers the port in that protocol. */
  boolean isAllocated(int port, Protocol protocol) {
    markAll();
    return (protocol.coversTcp() && tcp.get(port)) || (protocol.coversUdp() && udp.get(port));
  }

  /** The allocation that covers the port in that protocol. */
  Optional<Allocation> find(int port, Protocol protocol) {
    if (!isAllocated(port, protocol)) {
      return Optional.empty();
    }
    for (Allocation allocation : allocations) {
      if (allocation.port() == port && allocation.protocol().overlaps(protocol)) {
        return Optional.of(allocation);
      }
    }
    return Optional.empty();
  }

  void add(Allocation allocation) {
    if (isAllocated(allocation.port(), allocation.protocol())) {
      throw new IllegalStateException("port " + allocation.port() + " is allocated already");
    }
    allocations.add(allocation);
    mark(allocation, true);
    snapshot = Optional.empty();
  }

  void replace(Allocation old, Allocation replacement) {
    markAll();
    allocations.set(indexOf(old), replacement);
    mark(old, false);
    mark(replacement, true);
    snapshot = Optional.empty();
  }

  void remove(Allocation allocation) {
    markAll();
    allocations.remove(indexOf(allocation));
    mark(allocation, false);
    snapshot = Optional.empty();
  }

  void replaceAll(List<Allocation> others) {
    allocations.clear();
    allocations.addAll(others);
    isMarked = false;
    snapshot = Optional.empty();
  }

  private void markAll() {
    if (isMarked) {
      return;
    }
    isMarked = true;
    tcp.clear();
    udp.clear();
    for (Allocation allocation : allocations) {
      mark(allocation, true);
    }
  }

  private int indexOf(Allocation allocation) {
    for (int i = 0; i < allocations.size(); i++) {
      if (allocations.get(i).lockId().equals(allocation.lockId())) {
        return i;
      }
    }
    throw new IllegalStateException("no allocation with lock id " + allocation.lockId());
  }

  private void mark(Allocation allocation, boolean isTaken) {
    if (allocation.protocol().coversTcp()) {
      tcp.set(allocation.port(), isTaken);
    }
    if (allocation.protocol().coversUdp()) {
      udp.set(allocation.port(), isTaken);
    }
  }
}
