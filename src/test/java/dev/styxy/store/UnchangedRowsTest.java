package dev.styxy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.Moment;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.State;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows that are copied from the loaded file say what they would say if they were written anew. */
class UnchangedRowsTest {
  private static final int LIVES = 60;
  private static final int CHANGES = 60;

  private static LoadedState load(ByteBuffer file) throws Exception {
    return StateReader.decode(Arrays.copyOf(file.array(), file.limit()));
  }

  @Test
  void whateverIsChangedComesBack() throws Exception {
    for (int seed = 0; seed < LIVES; seed++) {
      Random random = new Random(seed);
      LoadedState loaded = load(StateEncoder.encode(SampleState.of(random.nextInt(40))));
      for (int i = 0; i < CHANGES; i++) {
        State changed = change(loaded.state(), random);
        assertEquals("", StateValidator.objectionTo(changed, loaded.rows()));
        loaded = load(StateEncoder.encode(changed, loaded.rows()));
        assertEquals(changed, loaded.state(), "seed " + seed + ", change " + i);
        assertEquals("", StateValidator.objectionTo(loaded.state()));
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
  void aRowThatHasNotChangedIsCopied() throws Exception {
    LoadedState loaded = load(StateEncoder.encode(SampleState.of(50)));
    assertEquals(
        StateEncoder.encode(loaded.state()), StateEncoder.encode(loaded.state(), loaded.rows()));
  }

  @Test
  void whatIsNoLongerReferredToGoesInTime() throws Exception {
    LoadedState loaded = load(StateEncoder.encode(State.EMPTY));
    for (int i = 0; i < 1000; i++) {
      ProcessRef owner = new ProcessRef(i + 1, i, "", "", "x");
      Allocation one = SampleState.allocation(3000).withOwner(Optional.of(owner), "session " + i);
      loaded = load(StateEncoder.encode(SampleState.with(one), loaded.rows()));
    }
    int length = loaded.rows().file().length;
    assertTrue(length < 8000, length + " bytes for one allocation");
  }

  @Test
  void nothingIsCopiedFromAFileThatWasEditedByHand() throws Exception {
    String edited =
        StateCodecTest.text(SampleState.of(3))
            .replaceFirst("\"crc32\":\"[0-9a-f]{8}\"", "\"crc32\":null")
            .replace("[3001,", "[ \n 3001,");
    LoadedState loaded = StateDecoder.decodeWithRows(edited.getBytes(StandardCharsets.UTF_8));
    assertEquals(SampleState.of(3), loaded.state());
    assertEquals(
        StateEncoder.encode(SampleState.of(3)), StateEncoder.encode(loaded.state(), loaded.rows()));
  }

  @Test
  void whatIsAddedIsCheckedAgainstAllThatWasLoaded() throws Exception {
    LoadedState loaded = load(StateEncoder.encode(SampleState.of(20)));
    Allocation taken = loaded.state().allocations().get(7);
    for (int i = 0; i < 2; i++) {
      assertEquals("", objectionToAdding(SampleState.allocation(4000), loaded));
      assertEquals(
          "a lock id stands twice (port 4001)",
          objectionToAdding(withLockId(SampleState.allocation(4001), taken.lockId()), loaded));
      assertEquals(
          "a port is allocated twice (port " + taken.port() + ")",
          objectionToAdding(SampleState.allocation(taken.port()), loaded));
    }
  }

  private static String objectionToAdding(Allocation added, LoadedState loaded) {
    List<Allocation> all = new ArrayList<>(loaded.state().allocations());
    all.add(added);
    State before = loaded.state();
    State after =
        new State(
            all,
            before.sticky(),
            before.autoRanges(),
            before.counters(),
            before.breaker(),
            before.lastCleanup());
    return StateValidator.objectionTo(after, loaded.rows());
  }

  private static Allocation withLockId(Allocation allocation, String lockId) {
    return new Allocation(
        allocation.port(),
        allocation.protocol(),
        lockId,
        allocation.type(),
        allocation.name(),
        allocation.project(),
        allocation.instance(),
        allocation.owner(),
        allocation.holder(),
        allocation.lease());
  }
}
