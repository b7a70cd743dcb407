package dev.styxy.os.linux.socket;

import dev.styxy.model.Protocol;

/** Takes the sockets of an answer of {@link NetlinkDump}. */
interface SocketSink {

  /** Takes the {@link InetDiagMessage} that begins there; the bytes are used again afterwards. */
  void add(Protocol protocol, byte[] source, int at);

  /** How many rows were taken. */
  int size();

  /** Forgets all rows but the first ones: the answer has gaps, and will be asked for again. */
  void cutTo(int rows);
}
