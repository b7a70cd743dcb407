package dev.styxy.os.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.Moment;
import dev.styxy.os.linux.process.BootShift;
import dev.styxy.os.linux.process.ProcStatus;
import dev.styxy.os.platform.HostFacts;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxFactsTest {

  @Test
  void hostTellsItsBootAndItsNamespaces() {
    HostFacts facts = LinuxHostFacts.read();
    assertTrue(facts.pidNamespace().matches("pid:\\[\\d+\\]"), facts.pidNamespace());
    assertTrue(facts.networkNamespace().matches("\\d+"), facts.networkNamespace());
    assertEquals(36, facts.bootId().length());
  }

  @Test
  void timeSinceBootGoesOnWithTheClock() {
    LinuxClock clock = new LinuxClock("boot", 0);
    Moment first = clock.now();
    Moment second = clock.now();
    assertTrue(first.uptimeMillis() > 0);
    assertTrue(second.uptimeMillis() >= first.uptimeMillis());
    assertEquals("boot", first.bootId());
  }

  @ParameterizedTest
  @CsvSource({"350735.47 234388.90, 350735470", "0.01 0.00, 10"})
  void uptimeIsReadInMilliseconds(String line, long millis) {
    assertEquals(millis, LinuxClock.millis(line));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "'monotonic           0         0\nboottime            0         0', 0",
    "'monotonic          12         0\nboottime        86400         5', 86400",
    "'monotonic           0         0\nboottime          -77         0', -77"
  })
  void shiftOfTheTimeNamespaceIsRead(String offsets, long seconds) {
    assertEquals(seconds, BootShift.seconds(offsets));
  }

  @Test
  void clockLeavesTheShiftOut() {
    long plain = new LinuxClock("boot", 0).now().uptimeMillis();
    long shifted = new LinuxClock("boot", 1_000).now().uptimeMillis();
    assertTrue(plain - shifted > 900_000, plain + " and " + shifted);
  }

  @ParameterizedTest
  @CsvSource({"'', {}", "'8080', {8080}", "'80,9148-9150', '{80, 9148, 9149, 9150}'"})
  void reservedPortsAreReadFromTheirList(String list, String ports) {
    BitSet expected = LinuxNetworkLimits.ports(list);
    assertEquals(ports, expected.toString());
  }

  @Test
  void limitsOfThisMachineAreRead() {
    LinuxNetworkLimits limits = new LinuxNetworkLimits();
    assertTrue(limits.firstUnprivileged() >= 1);
    assertTrue(limits.ephemeral().isPresent());
  }

  @ParameterizedTest
  @CsvSource({"'Name:\tx\nUid:\t1000\t1001\t1002\t1003\nGid:\t5\n', 1001", "'Name:\tx\n', -1"})
  void effectiveUserIsTheSecondOfItsLine(String status, long uid) {
    assertEquals(uid, ProcStatus.effectiveUid(status.getBytes(StandardCharsets.US_ASCII)));
  }
}
