package dev.styxy.os.linux.socket;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.styxy.Needs;
import dev.styxy.core.system.ProbeException;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcNetTest {
  private static final String HEADING =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid"
          + "  timeout inode\n";
  private static final String REST = " 00000000:00000000 00:00000000 00000000  1000        0 ";

  private final SocketRows rows = new SocketRows();

  /** The lines below are a little-endian machine's. */
  @BeforeEach
  void linesAreThoseOfThisMachine() {
    Needs.fact(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "a little-endian machine");
  }

  private List<BoundSocket> read(Protocol protocol, boolean isIpv6, String lines)
      throws IOException {
    byte[] bytes = (HEADING + lines).getBytes(StandardCharsets.US_ASCII);
    ProcNet.read(new ByteArrayInputStream(bytes), new ProcNetLine(protocol, isIpv6), rows);
    return rows.all();
  }

  @Test
  void listenerOfIpv4IsRead() throws IOException {
    String line = "   0: 0200007F:0BB8 00000000:0000 0A" + REST + "4567 1 0000 100 0\n";
    assertEquals(
        List.of(new BoundSocket(Protocol.TCP, SocketState.LISTEN, "127.0.0.2", 3000, 1000, 4567)),
        read(Protocol.TCP, false, line));
  }

  @Test
  void listenerOfIpv6IsRead() throws IOException {
    String zero = "00000000000000000000000000000000";
    String line =
        "   0: B80D0120000000000000000001000000:0BB8 " + zero + ":0000 0A" + REST + "4567 1\n";
    assertEquals("2001:db8::1", read(Protocol.TCP, true, line).get(0).address());
  }

  @Test
  void aLineThatIsCutIsAnErrorAndNotASocket() {
    String whole = "   0: 0200007F:0BB8 00000000:0000 0A" + REST + "4567 1";
    int inode = whole.indexOf("4567");
    int colon = whole.indexOf(":0BB8");
    for (int length = colon + 1; length <= inode; length++) {
      String cut = whole.substring(0, length) + "\n";
      assertThrows(ProbeException.class, () -> read(Protocol.TCP, false, cut), cut);
    }
    for (int length = 0; length <= colon; length++) {
      String cut = whole.substring(0, length) + "\n";
      assertEquals(List.of(), assertDoesNotThrow(() -> read(Protocol.TCP, false, cut)), cut);
    }
  }

  @Test
  void connectionOfTcpKeepsNobodyFromThePort() throws IOException {
    String line = "   0: 0100007F:0BB8 0100007F:C350 01" + REST + "4567 1\n";
    assertEquals(List.of(), read(Protocol.TCP, false, line));
  }

  @Test
  void connectedSocketOfUdpKeepsOthersFromThePort() throws IOException {
    String line = "   0: 0100007F:0BB8 0100007F:C350 01" + REST + "4567 2\n";
    assertEquals(SocketState.BOUND, read(Protocol.UDP, false, line).get(0).state());
  }

  @Test
  void tableThatIsLargerThanTheBufferIsReadWhole() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int port = 1; port <= 5000; port++) {
      lines.append(String.format("%4d: 0100007F:%04X 00000000:0000 0A%s77 1\n", port, port, REST));
    }
    assertEquals(5000, read(Protocol.TCP, false, lines.toString()).size());
  }
}
