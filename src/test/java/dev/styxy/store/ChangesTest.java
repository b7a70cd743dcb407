package dev.styxy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.Moment;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.State;
import dev.styxy.store.codec.StateCodecTest;
import dev.styxy.store.codec.StateDecoder;
import dev.styxy.store.codec.StateValidator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A state goes through a long life of changes, each of them saved and loaded. */
class ChangesTest {
  private static final int LIVES = 60;
  private static final int CHANGES = 60;

  private static State saved(State state) throws Exception {
    assertEquals("", StateValidator.objectionTo(state));
    return StateDecoder.decode(StateCodecTest.encode(state));
  }

  @Test
  void whateverIsChangedComesBack() throws Exception {
    for (int seed = 0; seed < LIVES; seed++) {
      Random random = new Random(seed);
      State state = saved(SampleState.of(random.nextInt(40)));
      for (int i = 0; i < CHANGES; i++) {
        State changed = change(state, random);
        state = saved(changed);
        assertEquals(changed, state, "seed " + seed + ", change " + i);
      }
    }
  }

  private static State change(State state, Random random) {
    List<Allocation> allocations = new ArrayList<>(state.allocations());
    int times = random.nextInt(5);
    for (int i = 0; i < times; i++) {
      changeOne(allocations, random);
    }
    boolean isSticky = random.nextBoolean();
    return new State(
        allocations,
        isSticky ? SampleState.of(random.nextInt(4)).sticky() : state.sticky(),
        state.autoRanges(),
        Map.of("a", random.nextLong(1000)),
        Breaker.CLOSED,
        random.nextInt(1000));
  }

  private static void changeOne(List<Allocation> allocations, Random random) {
    int at = random.nextInt(allocations.size() + 1);
    int kind = random.nextInt(8);
    if (at == allocations.size() || kind == 0) {
      add(allocations, random);
    } else if (kind < 4) {
      allocations.remove(at);
    } else if (kind == 4) {
      Collections.shuffle(allocations, random);
    } else if (kind == 5) {
      Moment now = new Moment(random.nextInt(99), "boot " + random.nextInt(99), 1);
      allocations.set(at, allocations.get(at).withLease(allocations.get(at).lease().renew(now)));
    } else {
      Optional<ProcessRef> owner = Optional.of(process(random));
      allocations.set(at, allocations.get(at).withOwner(owner, "session " + random.nextInt(99)));
    }
  }

  private static void add(List<Allocation> allocations, Random random) {
    int port = 1 + random.nextInt(65535);
    if (allocations.stream().noneMatch(allocation -> allocation.port() == port)) {
      allocations.add(SampleState.allocation(port).withHolder(process(random)));
    }
  }

  private static ProcessRef process(Random random) {
    return new ProcessRef(
        1 + random.nextInt(5), random.nextInt(5), "ns " + random.nextInt(3), "boot", "x");
  }

  @Test
  void whatIsNoLongerReferredToGoes() throws Exception {
    State state = saved(State.EMPTY);
    for (int i = 0; i < 100; i++) {
      ProcessRef owner = new ProcessRef(i + 1, i, "", "", "x");
      Allocation one = SampleState.allocation(3000).withOwner(Optional.of(owner), "session " + i);
      state = saved(SampleState.with(one));
    }
    String text = StateCodecTest.text(state);
    assertTrue(text.contains("session 99") && !text.contains("session 98"), text);
  }
}
