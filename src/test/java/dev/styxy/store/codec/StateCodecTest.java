package dev.styxy.store.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.Allocation;
import dev.styxy.model.Names;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.State;
import dev.styxy.store.SampleState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public class StateCodecTest {

  public static byte[] encode(State state) {
    ByteBuffer file = StateEncoder.encode(state);
    return Arrays.copyOf(file.array(), file.limit());
  }

  public static String text(State state) {
    return new String(encode(state), StandardCharsets.UTF_8);
  }

  private static State roundTrip(State state) throws Exception {
    return StateDecoder.decode(encode(state));
  }

  @Test
  void anEmptyStateComesBack() throws Exception {
    assertEquals(State.EMPTY, roundTrip(State.EMPTY));
  }

  @Test
  void everythingComesBack() throws Exception {
    for (int count : new int[] {1, 2, 50, 3000}) {
      assertEquals(SampleState.of(count), roundTrip(SampleState.of(count)));
    }
  }

  @Test
  void textsOfAnyCharactersComeBack() throws Exception {
    for (String odd :
        new String[] {
          "", "?", "ä", "€", "🚢", "\ud800", "\udc00\ud800", "\u0001\t\u007f\u009b", "\"\\/"
        }) {
      State state = SampleState.with(owned(odd));
      assertEquals(state, roundTrip(state));
    }
  }

  private static Allocation owned(String command) {
    ProcessRef owner = new ProcessRef(1, 2, "", "", command);
    return SampleState.allocation(3000).withOwner(Optional.of(owner), "x");
  }

  @Test
  void theSameStateGivesTheSameBytes() throws Exception {
    byte[] once = encode(SampleState.of(20));
    assertArrayEquals(once, encode(StateDecoder.decode(once)));
  }

  @Test
  void anAllocationIsOneLine() {
    long lines =
        text(SampleState.of(9)).lines().filter(line -> line.contains("\"wéb-3001\"")).count();
    assertEquals(1, lines);
  }

  @Test
  void projectsAndProcessesThatRepeatStandOnce() {
    String text = text(SampleState.of(40));
    String project = "\"/home/ann/shop1\"";
    assertEquals(text.indexOf(project), text.lastIndexOf(project));
    assertTrue(text.indexOf(project) > 0);
  }

  @Test
  void allOwnersComeBackInTheirOrder() throws Exception {
    List<ProcessRef> owners = new ArrayList<>();
    for (int i = 0; i < Allocation.MOST_OWNERS; i++) {
      owners.add(new ProcessRef(900 - i, i, "pid:[1]", "boot", "bash"));
    }
    State state =
        SampleState.with(
            SampleState.allocation(3000).withOwners(owners),
            SampleState.allocation(3001).withOwners(List.of()));
    assertEquals(state, roundTrip(state));
  }

  @Test
  void twoProcessesWithTheSameNumberAreKeptApart() throws Exception {
    ProcessRef first = new ProcessRef(9, 9, "pid:[1]", "boot", "a");
    ProcessRef second = new ProcessRef(9, 9, "pid:[2]", "boot", "a");
    State state =
        SampleState.with(
            SampleState.allocation(3000).withOwner(Optional.of(first), "x"),
            SampleState.allocation(3001).withOwner(Optional.of(second), "x"),
            SampleState.allocation(3002).withOwner(Optional.of(first), "x"));
    assertEquals(state, roundTrip(state));
  }

  @Test
  void theLargestStateFitsTheLargestFile() throws Exception {
    State largest = SampleState.of(62_000);
    assertTrue(encode(largest).length < StateFormat.LARGEST_FILE / 2);
    assertEquals(largest, roundTrip(largest));
  }

  @Test
  void everyPortOfBothProtocolsFitsWithTheLongestNames() {
    List<Allocation> some = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      some.add(withLongestNames(SampleState.allocation(60_000 + i)));
    }
    long bytes = encode(SampleState.with(some.toArray(new Allocation[0]))).length;
    long all = bytes * StateLimits.MOST_ALLOCATIONS / some.size();
    assertTrue(all < StateFormat.LARGEST_FILE, all + " bytes");
  }

  private static Allocation withLongestNames(Allocation from) {
    return new Allocation(
        from.port(),
        from.protocol(),
        from.lockId(),
        "t".repeat(Names.LONGEST),
        Optional.of("n".repeat(Names.LONGEST)),
        from.project(),
        from.instance(),
        from.owner(),
        Optional.empty(),
        from.lease());
  }

  @Test
  void theChecksumStandsWhereItIsLookedFor() {
    byte[] file = encode(SampleState.of(1));
    assertTrue(Checksum.isPresent(file) && Checksum.isRight(file));
    file[file.length - 3] ^= 1;
    assertFalse(Checksum.isRight(file));
  }
}
