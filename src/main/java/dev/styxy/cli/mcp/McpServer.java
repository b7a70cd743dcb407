package dev.styxy.cli.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A server of the Model Context Protocol on stdin and stdout, by hand on streaming Jackson: the
 * Java SDK needs Reactor and databind, 5.6 MB where styxy has 2, and speaks no newer version than
 * 2025-11-25. It ends with the stream, or with its client, whichever ends first.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28">the specification</a>
 */
final class McpServer {
  /** A client that was killed while somebody else keeps its end of the pipe open. */
  private static final long SECONDS_TO_LOOK = 3;

  private static final int LINES_AHEAD = 4;

  private final LineReader reader;
  private final Methods methods;
  private final Client client;
  private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(LINES_AHEAD);

  McpServer(InputStream in, Methods methods, Client client) {
    this.reader = new LineReader(in);
    this.methods = methods;
    this.client = client;
  }

  /** Serves until the client has gone. */
  void serve() {
    Thread thread = new Thread(this::read, "styxy-stdin");
    thread.setDaemon(true);
    thread.start();
    try {
      Line line = next();
      while (!(line instanceof Line.End) && methods.isHeard()) {
        methods.answer(MessageParser.parse(line));
        line = next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    methods.end();
  }

  private Line next() throws InterruptedException {
    Line line = lines.poll(SECONDS_TO_LOOK, TimeUnit.SECONDS);
    while (line == null && methods.isHeard() && !client.isGone()) {
      line = lines.poll(SECONDS_TO_LOOK, TimeUnit.SECONDS);
    }
    return line == null ? new Line.End() : line;
  }

  private void read() {
    try {
      Line line = nextOrEnd();
      while (!(line instanceof Line.End)) {
        lines.put(line);
        line = nextOrEnd();
      }
      lines.put(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What cannot be read any more has ended. */
  private Line nextOrEnd() {
    try {
      return reader.next();
    } catch (IOException e) {
      return new Line.End();
    }
  }
}
