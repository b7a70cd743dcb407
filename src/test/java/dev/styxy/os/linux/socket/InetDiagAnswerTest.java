package dev.styxy.os.linux.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.ProbeException;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.os.linux.libc.NativeBytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InetDiagAnswerTest {
  private static final int SEQUENCE = 7;
  private static final int DONE = 3;
  private static final int ERROR = 2;
  private static final int INTERRUPTED = 0x10;

  private final SocketRows rows = new SocketRows();
  private final InetDiagAnswer answer = new InetDiagAnswer(SEQUENCE, Protocol.TCP, rows);

  private static byte[] message(int type, int flags, int size) {
    byte[] message = new byte[size];
    NativeBytes.putS32(message, 0, size);
    NativeBytes.putU16(message, 4, type);
    NativeBytes.putU16(message, 6, flags);
    NativeBytes.putS32(message, 8, SEQUENCE);
    return message;
  }

  private static byte[] listener(int port) {
    byte[] message = message(InetDiag.TCPDIAG_GETSOCK, 0, 16 + InetDiagMessage.SIZE + 8);
    byte[] socket = InetDiagMessage.encode(false, true, new byte[] {127, 0, 0, 1}, port, -2, -3);
    System.arraycopy(socket, 0, message, 16, socket.length);
    return message;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private boolean ends(byte[] packet) {
    return answer.endsWith(packet, packet.length);
  }

  @Test
  void answerGoesOnOverPacketsUntilTheLastMessage() {
    assertFalse(ends(joined(listener(1), listener(2))));
    assertTrue(ends(joined(listener(3), message(DONE, 0, 20))));
    assertEquals(3, rows.all().size());
  }

  @Test
  void uidAndInodeAreUnsigned() {
    ends(listener(3000));
    BoundSocket expected =
        new BoundSocket(
            Protocol.TCP, SocketState.LISTEN, "127.0.0.1", 3000, 0xfffffffeL, 0xfffffffdL);
    assertEquals(List.of(expected), rows.at(3000, Protocol.TCP));
  }

  @Test
  void interruptedDumpIsKnownToHaveGaps() {
    assertTrue(ends(message(DONE, INTERRUPTED, 20)));
    assertTrue(answer.hasGaps());
  }

  @Test
  void refusalOfTheKernelIsAnError() {
    byte[] refusal = message(ERROR, 0, 36);
    NativeBytes.putS32(refusal, 16, -2);
    assertThrows(ProbeException.class, () -> ends(refusal));
  }

  @Test
  void errorAtTheEndOfTheDumpIsAnError() {
    byte[] end = message(DONE, 0, 20);
    NativeBytes.putS32(end, 16, -12);
    assertThrows(ProbeException.class, () -> ends(end));
  }

  @Test
  void messageThatIsCutOrSaysItHasNoLengthIsAnError() {
    byte[] cut = Arrays.copyOf(listener(1), 60);
    assertThrows(ProbeException.class, () -> ends(cut));
    assertThrows(ProbeException.class, () -> ends(new byte[16]));
  }

  @Test
  void whatIsLeftOfAnEarlierAnswerIsPassedOver() {
    byte[] late = listener(1);
    NativeBytes.putS32(late, 8, SEQUENCE - 1);
    byte[] end = message(DONE, INTERRUPTED, 20);
    NativeBytes.putS32(end, 8, SEQUENCE - 1);
    assertFalse(ends(joined(late, end)));
    assertFalse(answer.hasGaps());
    assertTrue(ends(joined(listener(2), message(DONE, 0, 20))));
    assertEquals(2, rows.all().get(0).port());
    assertEquals(1, rows.all().size());
  }

  @Test
  void aSocketThatIsTooShortIsAnError() {
    byte[] tiny = message(InetDiag.TCPDIAG_GETSOCK, 0, 40);
    assertThrows(ProbeException.class, () -> ends(tiny));
  }

  @Test
  void ofAPortThatWasNeverBoundNothingIsKept() {
    ends(listener(0));
    assertTrue(rows.all().isEmpty());
  }
}
