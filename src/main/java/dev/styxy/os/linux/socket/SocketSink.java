package dev.styxy.os.linux.socket;

import dev.styxy.model.Protocol;

/** Receives the sockets of an answer of {@link NetlinkDump}. */
interface SocketSink {

  /**
   * Takes the {@link InetDiagMessage} that begins there; the caller reuses the bytes afterwards.
   */
  void add(Protocol protocol, byte[] source, int at);

  /** How many rows were taken. */
  int size();

  /** Forgets all rows but the first ones: the answer has gaps, and the question is asked again. */
  void cutTo(int rows);
}
