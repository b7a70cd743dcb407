package dev.styxy.os.linux.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcConnectionsTest {
  private static final String TABLE =
      """
        sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
         0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 11 1
         1: 0100007F:0BB8 0100007F:D431 06 00000000:00000000 03:00001770 00000000     0        0 0 3
         2: 0200007F:0BB8 0A0200C0:01BB 01 00000000:00000000 00:00000000 00000000  1000        0 12 1
         3: 0100007F:0BB9 0100007F:0BB8 01 00000000:00000000 00:00000000 00000000  1000        0 13 1
      """;

  private static List<Connection> at(String table, int port) {
    List<Connection> found = new ArrayList<>();
    ProcConnections.add(table, port, found);
    return found;
  }

  @Test
  void thoseOfThePortAreReadAndTheListenerIsNone() {
    List<Connection> found = at(TABLE, 3000);
    assertEquals(
        List.of(
            new Connection(true, "127.0.0.1:54321", 0),
            new Connection(false, "192.0.2.10:443", 12)),
        found);
  }

  @Test
  void theOtherEndOfAConnectionIsNotThePort() {
    assertTrue(at(TABLE, 54321).isEmpty());
  }

  @Test
  void ipv6HasBrackets() {
    String line =
        "   0: 00000000000000000000000001000000:0BB8 B80D0120000000000000000001000000:01BB 01"
            + " 00000000:00000000 00:00000000 00000000  1000        0 12 1\n";
    assertEquals("[2001:db8::1]:443", at(line, 3000).get(0).remote());
  }
}
