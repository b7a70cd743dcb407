package dev.styxy.os.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real process for a test: it says a line when it is ready, and stays until its standard input
 * ends, which it does when the test goes away.
 */
final class Child implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final BufferedReader out;
  private final String firstLine;

  private Child(Process process) throws IOException {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.firstLine = out.readLine();
    if (firstLine == null) {
      throw new IOException("the child said nothing");
    }
  }

  static Child start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new Child(builder.start());
  }

  /** Python with these modules at hand, which then waits for the end of its input. */
  static Child python(String... lines) throws IOException {
    return pythonUnder(List.of(), lines);
  }

  /** The same, started by another command, e.g. {@code unshare -n}. */
  static Child pythonUnder(List<String> prefix, String... lines) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    String head = "import ctypes, os, resource, signal, socket, sys, threading, time\n";
    String body = String.join("\n", lines);
    command.addAll(List.of("python3", "-c", head + body + "\nsys.stdin.read()"));
    return start(command);
  }

  /** A socket of Python's, with what it says of itself: its port and its inode. */
  static Child socket(String family, String kind, String address, String... more)
      throws IOException {
    return python(
        "s = socket.socket(socket." + family + ", socket." + kind + ")",
        String.join("\n", more),
        "s.bind(('" + address + "', 0))",
        kind.equals("SOCK_STREAM") ? "s.listen()" : "",
        "print(s.getsockname()[1], os.fstat(s.fileno()).st_ino, flush=True)");
  }

  /** The pid of what was started; python's own, for a prefix is replaced by it. */
  long pid() {
    return process.pid();
  }

  String firstLine() {
    return firstLine;
  }

  /** The number at that place of the first line. */
  long number(int index) {
    return Long.parseLong(firstLine.split(" ")[index]);
  }

  int port() {
    return (int) number(0);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }
}
