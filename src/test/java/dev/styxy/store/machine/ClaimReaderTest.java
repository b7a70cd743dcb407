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
        .decode(ClaimText.of(List.of(allocation), isShowingNames))
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
        "styxy claims 1\n3000\ttcp\t-\t42,99,pid:[1],boot\t-\n",
        written(allocation(3000, Ttl.NONE, BASH), false));
  }

  /** Its owners may all be gone, and it stays. */
  @Test
  void leaseOfAProjectIsWrittenWithoutOwners() {
    assertEquals(
        "styxy claims 1\n3000\ttcp\t-\t-\t-\n",
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
    ByteBuffer text = ClaimText.of(many, true);
    assertEquals(true, text.limit() <= ClaimText.LARGEST, text.limit() + " bytes");
    assertEquals(1, read(text).get(0).port());
  }

  @Test
  void labelThatIsTooLongIsNotShown() {
    assertEquals(
        Optional.empty(),
        read("styxy claims 1\n3000\ttcp\t-\t-\t" + "x".repeat(130) + "\n").get(0).label());
  }
}
