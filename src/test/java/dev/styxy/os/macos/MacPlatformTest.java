package dev.styxy.os.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.BindProbe.Answer;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.NetworkLimits;
import dev.styxy.model.Moment;
import dev.styxy.model.PortRange;
import dev.styxy.model.Protocol;
import dev.styxy.os.linux.Child;
import dev.styxy.os.platform.HostFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Scanner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What macOS says of the machine, through the double of libSystem. */
class MacPlatformTest {
  private MacPlatform platform;
  private Host host;

  @BeforeEach
  void compile() throws Exception {
    platform = new MacPlatform(new LibSystemDouble().library());
    host = platform.host();
  }

  @Test
  void bootAndMachineAreKnown() throws Exception {
    HostFacts facts = platform.facts();
    assertEquals(
        Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip(), facts.bootId());
    assertEquals(12, facts.machineId().length());
    assertEquals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"), (int) facts.uid());
  }

  @Test
  void ephemeralRangeIsTheLiveOne() throws Exception {
    // Whole at once: it ends after the first read.
    Scanner words = new Scanner(Path.of("/proc/sys/net/ipv4/ip_local_port_range"));
    PortRange range = new PortRange(words.nextInt(), words.nextInt());
    words.close();
    NetworkLimits limits = host.limits();
    assertEquals(Optional.of(range), limits.ephemeral());
    assertTrue(limits.isEphemeral(range.last()));
    assertFalse(limits.isEphemeral(range.first() - 1));
  }

  @Test
  void timeSinceBootIsKnown() {
    Moment first = host.clock().now();
    Moment second = host.clock().now();
    assertTrue(first.isSameBoot(second));
    assertTrue(first.uptimeMillis() > 0 && second.uptimeMillis() >= first.uptimeMillis());
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, SO_REUSEADDR",
    "127.0.0.1, SO_REUSEADDR",
    "::, IPV6_V6ONLY",
    "::1, IPV6_V6ONLY"
  })
  void portThatIsTakenAtOneAddressIsBusy(String address, String option) throws Exception {
    try (Child child = Child.socket("tcp", address, 0, option)) {
      assertEquals(Answer.BUSY, host.bindProbe().tryBind(child.port(), Protocol.TCP));
    }
  }

  @Test
  void nothingIsHeldAndThatIsKnown() {
    assertFalse(host.hold().isSupported());
  }

  @Test
  void whatIsNoTerminalHasNoSize() {
    assertEquals(OptionalInt.empty(), platform.terminalRows());
  }
}
