package dev.styxy.store.codec;

import dev.styxy.model.Allocation;

/**
 * The allocations that were found valid in themselves. They are immutable: what was loaded and is
 * saved again as the very same object is not looked at twice.
 */
public final class GoodRows {
  private static final int ROOM_TO_GROW = 64;

  /** By port, modulo the length; of two at one place, the later stays. */
  private Allocation[] rows = new Allocation[0];

  /** Makes room for so many; what does not have it forgets all. */
  void expect(int count) {
    if (rows.length <= count) {
      rows = new Allocation[2 * count + ROOM_TO_GROW];
    }
  }

  boolean contains(Allocation allocation) {
    return rows[allocation.port() % rows.length] == allocation;
  }

  void add(Allocation allocation) {
    rows[allocation.port() % rows.length] = allocation;
  }
}
