package dev.styxy.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.app.WorkScene;
import dev.styxy.core.transaction.Change;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortRange;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.model.StyxyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortScanTest extends WorkScene {
  private List<BoundPort> scan(int first, int last, Protocol protocol) {
    return application()
        .coordinator()
        .run(scanOf(first, last, protocol, Optional.empty()), protocol)
        .answer();
  }

  private Change<List<BoundPort>> scanOf(
      int first, int last, Protocol protocol, Optional<String> type) {
    return new PortScan(host, settings).of(new PortRange(first, last), protocol, type);
  }

  @Test
  void aTypeThatIsNoneIsRefusedWithTheNearest() {
    Change<List<BoundPort>> scan = scanOf(1, 65535, Protocol.TCP, Optional.of("dve"));
    StyxyException refusal =
        assertThrows(StyxyException.class, () -> application().coordinator().run(scan));
    assertEquals(FailureCode.UNKNOWN_TYPE, refusal.code());
    assertTrue(refusal.getMessage().contains("did you mean 'dev'?"), refusal.getMessage());
  }

  @Test
  void onlyPortsOfTheTypeAreShown() {
    given(web);
    server(600);
    ports.listen(PORT, 600).listen(4000, STRANGER);
    Change<List<BoundPort>> scan = scanOf(1, 65535, Protocol.TCP, Optional.of("dev"));
    List<BoundPort> found = application().coordinator().run(scan).answer();
    assertEquals(List.of(PORT), found.stream().map(BoundPort::port).toList());
  }

  @Test
  void aPortIsShownWithWhoHasItAndWhoseItIs() {
    given(web);
    server(600);
    processes.workIn(600, PROJECT);
    ports.listen(PORT, 600);
    BoundPort port = scan(3000, 3099, Protocol.TCP).get(0);
    assertEquals(600, port.processes().get(0).pid());
    assertEquals("web", port.allocation().orElseThrow().name().orElseThrow());
    assertEquals(PROJECT, port.project().orElseThrow());
  }

  @Test
  void nobodysDirectoryIsTouchedWhileItLooks() {
    server(600);
    processes.workIn(600, "/mnt/hung");
    processes.hangAt("/mnt/hung");
    ports.listen(PORT, 600);
    BoundPort port = scan(3000, 3099, Protocol.TCP).get(0);
    assertEquals("/mnt/hung", port.project().orElseThrow());
  }

  @Test
  void theProjectOfADirectoryIsSearchedAfterwardsAndOnlyWhereThatCannotBlock(@TempDir Path temp)
      throws Exception {
    Path web = Files.createDirectories(temp.resolve("app/web"));
    Files.createFile(temp.resolve("app/.git"));
    server(600);
    processes.workIn(600, web.toString());
    ports.listen(PORT, 600);
    PortScan scan = new PortScan(host, settings);
    List<BoundPort> seen = scan(3000, 3099, Protocol.TCP);
    assertEquals(
        temp.resolve("app").toString(), scan.withProjects(seen).get(0).project().orElseThrow());
    processes.block(temp.toString());
    assertEquals(web.toString(), scan.withProjects(seen).get(0).project().orElseThrow());
  }

  @Test
  void nothingOfTheRangeIsLeftOutAndNothingElseShown() {
    for (int port = 2000; port < 8000; port++) {
      ports.listen(port, STRANGER);
    }
    List<BoundPort> found = scan(3000, 6999, Protocol.TCP);
    assertEquals(4000, found.size());
    assertEquals(3000, found.get(0).port());
    assertEquals(6999, found.get(3999).port());
  }

  @Test
  void tcpComesBeforeUdp() {
    ports.bind(5000, Protocol.UDP, SocketState.BOUND, "0.0.0.0", STRANGER);
    ports.listen(5000, STRANGER);
    List<BoundPort> both = scan(1, 65535, Protocol.BOTH);
    assertEquals(Protocol.TCP, both.get(0).protocol());
    assertEquals(Protocol.UDP, both.get(1).protocol());
    assertEquals(1, scan(1, 65535, Protocol.UDP).size());
  }

  @Test
  void theSocketsOfAPortAreOneRow() {
    ports.listen(5000, STRANGER);
    ports.bind(5000, Protocol.TCP, SocketState.LISTEN, "::1", STRANGER);
    assertEquals(2, scan(1, 65535, Protocol.TCP).get(0).sockets().size());
  }

  @Test
  void anUnseenProcessIsShownAsSuch() {
    ports.listen(5000);
    assertTrue(scan(1, 65535, Protocol.TCP).get(0).processes().isEmpty());
  }
}
