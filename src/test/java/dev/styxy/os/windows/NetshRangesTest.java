package dev.styxy.os.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.model.PortRange;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetshRangesTest {
  private static final List<String> EXCLUDED =
      List.of(
          "",
          "Protocol tcp Port Exclusion Ranges",
          "",
          "Start Port    End Port      ",
          "----------    --------      ",
          "      5357        5357      ",
          "     49671       49770      ",
          "     50000       50059     *",
          "",
          "* - Administered port exclusions.",
          "");

  private static final List<String> DYNAMIC =
      List.of(
          "",
          "Protokoll tcp Dynamischer Portbereich",
          "---------------------------------",
          "Startport       : 49152",
          "Anzahl von Ports: 16384",
          "");

  @TempDir private Path directory;

  @Test
  void excludedRangesAreRead() {
    assertEquals(
        List.of(
            new PortRange(5357, 5357), new PortRange(49671, 49770), new PortRange(50000, 50059)),
        NetshRanges.excluded(EXCLUDED));
  }

  @Test
  void dynamicRangeIsReadInAnyLanguage() {
    assertEquals(Optional.of(new PortRange(49152, 65535)), NetshRanges.dynamic(DYNAMIC));
  }

  @Test
  void whatIsNoRangeIsLeftOut() {
    List<String> odd = List.of("9 1", "0 7", "1 99999999999", "1 2 3", "x 1 2", "70000 70001");
    assertEquals(List.of(), NetshRanges.excluded(odd));
    assertEquals(Optional.empty(), NetshRanges.dynamic(odd));
    assertEquals(Optional.empty(), NetshRanges.dynamic(List.of("a: 1", "b: 99999999")));
  }

  @Test
  void excludedPortsAreFoundByAsking() throws Exception {
    WindowsNetworkLimits limits = limits("cat '" + written(EXCLUDED) + "'");
    assertEquals(Optional.of(new PortRange(49671, 49770)), limits.excludedRange(49700));
    assertTrue(limits.isReserved(5357));
    assertFalse(limits.isReserved(3000));
  }

  @Test
  void ephemeralRangeIsTheUsualOneWhereNobodyAnswers() throws Exception {
    PortRange usual = new PortRange(49152, 65535);
    assertEquals(Optional.of(usual), limits("exit 1").ephemeral());
    assertEquals(Optional.of(usual), new WindowsNetworkLimits(Optional.empty()).ephemeral());
    assertFalse(limits("exit 1").isReserved(5357));
  }

  @Test
  void ephemeralRangeIsTheLiveOne() throws Exception {
    List<String> moved = List.of("Start Port      : 1025", "Number of Ports : 1000");
    WindowsNetworkLimits limits = limits("cat '" + written(moved) + "'");
    assertEquals(Optional.of(new PortRange(1025, 2024)), limits.ephemeral());
  }

  @Test
  void whatWasPreparedIsNotAskedAgain() throws Exception {
    WindowsNetworkLimits limits = limits("cat '" + written(EXCLUDED) + "'");
    limits.prepare();
    Files.delete(directory.resolve("netsh.exe"));
    assertEquals(Optional.of(new PortRange(49671, 49770)), limits.excludedRange(49700));
  }

  private Path written(List<String> lines) throws Exception {
    return Files.write(directory.resolve("shown.txt"), lines);
  }

  private WindowsNetworkLimits limits(String script) throws Exception {
    Path shell = Needs.program("sh", "dash");
    File netsh = directory.resolve("netsh.exe").toFile();
    Files.writeString(netsh.toPath(), "#!" + shell + "\n" + script + "\n");
    assertTrue(netsh.setExecutable(true));
    return new WindowsNetworkLimits(Optional.of(new Netsh(directory.toString())));
  }
}
