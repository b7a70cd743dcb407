package dev.styxy.store.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.core.state.MachinePlace;
import dev.styxy.model.Allocation;
import dev.styxy.model.ForeignClaim;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.Ttl;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimReaderTest {
  private static final long BOB = 1001;
  private static final String HOME = "1.2f";
  private static final Moment NOW = new Moment(1_000_000, "boot", 5000);
  private static final ProcessRef BASH = new ProcessRef(42, 99, "pid:[1]", "boot", "bash");

  private static Allocation allocation(int port, Ttl ttl, ProcessRef... owners) {
    return new Allocation(
        port,
        Protocol.TCP,
        "id-" + port,
        "dev",
        Optional.of("web"),
        "/secret",
        "secret",
        List.of(owners),
        Optional.empty(),
        Lease.begin(NOW, ttl),
        false);
  }

  private static List<ForeignClaim> read(String text) {
    return ClaimReader.read(BOB, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<ForeignClaim> read(ByteBuffer bytes) {
    return ClaimReader.read(BOB, bytes.array());
  }

  private static String written(Allocation allocation, boolean isShowingNames) {
    return StandardCharsets.UTF_8
        .decode(new ClaimText(HOME).with(List.of(allocation), isShowingNames).bytes())
        .toString();
  }

  @Test
  void whatIsWrittenIsRead() {
    ProcessRef unnamed = new ProcessRef(42, 99, "pid:[1]", "boot", "");
    assertEquals(
        List.of(
            new ForeignClaim(
                3000,
                Protocol.TCP,
                BOB,
                Optional.of("dev/web"),
                List.of(unnamed, unnamed),
                OptionalLong.of(1_060_000))),
        read(written(allocation(3000, Ttl.ofSeconds(60), BASH, BASH), true)));
  }

  @Test
  void leaseWithoutOwnerAndLimitIsReadAsSuch() {
    assertEquals(
        List.of(
            new ForeignClaim(
                3000, Protocol.TCP, BOB, Optional.empty(), List.of(), OptionalLong.empty())),
        read(written(allocation(3000, Ttl.NONE), false)));
  }

  @Test
  void namesPathsAndCommandsAreNotShownUnasked() {
    assertEquals(
        "styxy claims 1\nhome 1.2f\n3000\ttcp\t-\t42,99,pid:[1],boot\t-\n",
        written(allocation(3000, Ttl.NONE, BASH), false));
  }

  /** Its owners may all be gone, and it stays. */
  @Test
  void leaseOfAProjectIsWrittenWithoutOwners() {
    assertEquals(
        "styxy claims 1\nhome 1.2f\n3000\ttcp\t-\t-\t-\n",
        written(allocation(3000, Ttl.NONE, BASH).forProject(), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3000",
        "0\ttcp\t-\t-\t-",
        "65536\ttcp\t-\t-\t-",
        "99999999999999999999\ttcp\t-\t-\t-",
        "-1\ttcp\t-\t-\t-",
        "3000\tsctp\t-\t-\t-",
        "3000\ttcp\tsoon\t-\t-",
        "3000\ttcp\t999999999999999999\t-\t-",
        "3000\ttcp\t-\t1,2,3\t-",
        "3000\ttcp\t-\tx,2,a,b\t-",
        "3000\ttcp\t-\t;\t-",
        "3000\ttcp\t-\t-\t-\t-"
      })
  void lineThatIsNoClaimIsPassedOver(String line) {
    assertEquals(
        List.of(4000),
        read("styxy claims 1\n" + line + "\n4000\ttcp\t-\t-\t-\n").stream()
            .map(ForeignClaim::port)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "styxy claims 2\n3000\ttcp\t-\t-\t-\n", "3000\ttcp\t-\t-\t-\n"})
  void textOfAnotherKindClaimsNothing(String text) {
    assertEquals(List.of(), read(text));
  }

  @Test
  void bytesThatAreNoTextClaimNothing() {
    assertEquals(List.of(), ClaimReader.read(BOB, new byte[] {-1, -2, 0, '\n', -128}));
  }

  @Test
  void nobodyClaimsAllPorts() {
    StringBuilder all = new StringBuilder("styxy claims 1\n");
    for (int port = 1; port <= 65535; port++) {
      all.append(port).append("\ttcp\t-\t-\t-\n");
    }
    assertEquals(MachinePlace.MOST_CLAIMS, read(all.toString()).size());
  }

  @Test
  void textIsNeverLargerThanWhatOthersRead() {
    List<ProcessRef> owners = Collections.nCopies(Allocation.MOST_OWNERS, BASH);
    List<Allocation> many = new ArrayList<>();
    for (int port = 1; port <= MachinePlace.MOST_CLAIMS; port++) {
      many.add(allocation(port, Ttl.NONE, owners.toArray(ProcessRef[]::new)));
    }
    ByteBuffer text = new ClaimText(HOME).with(many, true).bytes();
    assertEquals(true, text.limit() <= ClaimText.LARGEST, text.limit() + " bytes");
    assertEquals(1, read(text).get(0).port());
  }

  @Test
  void labelThatIsTooLongIsNotShown() {
    assertEquals(
        Optional.empty(),
        read("styxy claims 1\n3000\ttcp\t-\t-\t" + "x".repeat(130) + "\n").get(0).label());
  }

  private static final String TWO_HOMES =
      "styxy claims 1\n3000\ttcp\t-\t-\t-\nhome 1.2f\n3001\ttcp\t-\t-\t-\nhome 1.30\n"
          + "3002\ttcp\t1000\t-\t-\n3003\ttcp\t2000\t-\t-\nnothing\n";

  private static List<Integer> ports(List<ForeignClaim> claims) {
    return claims.stream().map(ForeignClaim::port).toList();
  }

  @Test
  void othersReadTheClaimsOfAllHomes() {
    assertEquals(List.of(3000, 3001, 3002, 3003), ports(read(TWO_HOMES)));
  }

  /** What is of no home was written by a version that knew one alone: this one. */
  @Test
  void homeReadsTheClaimsOfTheOthers() {
    byte[] bytes = TWO_HOMES.getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of(3002, 3003), ports(ClaimReader.readOtherHomes(BOB, bytes, HOME)));
    assertEquals(List.of(3001), ports(ClaimReader.readOtherHomes(BOB, bytes, "1.30")));
    assertEquals(List.of(3001, 3002, 3003), ports(ClaimReader.readOtherHomes(BOB, bytes, "-")));
  }

  private static String rewritten(List<Allocation> own, String text, long now) {
    List<String> others =
        ClaimReader.linesOfOtherHomes(text.getBytes(StandardCharsets.UTF_8), HOME);
    return StandardCharsets.UTF_8
        .decode(new ClaimText(HOME).with(own, false).with(others, now).bytes())
        .toString();
  }

  @Test
  void homeReplacesItsOwnClaimsAndDropsThoseThatAreOver() {
    assertEquals(
        "styxy claims 1\nhome 1.2f\n4000\ttcp\t-\t-\t-\nhome 1.30\n3003\ttcp\t2000\t-\t-\n",
        rewritten(List.of(allocation(4000, Ttl.NONE)), TWO_HOMES, 1000));
  }

  @Test
  void homesOfAUserClaimNoMoreThanOneAndTheLatestComeFirst() {
    StringBuilder text = new StringBuilder("styxy claims 1\n");
    for (int home = 0; home < 600; home++) {
      text.append("home a.").append(home).append("\n").append(10_000 + home);
      text.append("\ttcp\t-\t-\t-\n");
    }
    String now = rewritten(List.of(allocation(4000, Ttl.NONE)), text.toString(), 0);
    List<Integer> ports = ports(read(now));
    assertEquals(MachinePlace.MOST_CLAIMS, ports.size());
    assertEquals(List.of(4000, 10_000), ports.subList(0, 2));
    assertEquals(MachinePlace.MOST_CLAIMS, now.lines().filter(l -> l.startsWith("home")).count());
  }
}
