package dev.styxy.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real process with a real socket on a port, ended by pid. */
public final class Server implements AutoCloseable {
  private static final String PYTHON =
      String.join(
          "\n",
          "import socket, sys",
          "kind, address, port = sys.argv[1], sys.argv[2], int(sys.argv[3])",
          "family = socket.AF_INET6 if ':' in address else socket.AF_INET",
          "sock = socket.socket(family, socket.SOCK_DGRAM if kind == 'udp' else"
              + " socket.SOCK_STREAM)",
          "sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)",
          "if family == socket.AF_INET6: sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY,"
              + " 1)",
          "sock.bind((address, port))",
          "if kind == 'tcp': sock.listen(5)",
          "print('ready', sock.getsockname()[1], flush=True)",
          "sys.stdin.read()");

  private final Process process;
  private final int port;

  private Server(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Listens for TCP on a port, in a directory. */
  public static Server listen(Path directory, String address, int port) {
    return start(directory, List.of(), "tcp", address, port);
  }

  /**
   * Starts a server behind a prefix such as {@code unshare -n}.
   *
   * @param kind {@code tcp} (listens), {@code bound} (only bound), or {@code udp}
   * @param port 0 for any
   */
  public static Server start(
      Path directory, List<String> prefix, String kind, String address, int port) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("python3", "-c", PYTHON, kind, address, Integer.toString(port)));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = reader.readLine();
      if (line == null || !line.startsWith("ready ")) {
        process.destroyForcibly();
        throw new AssertionError("the server did not start on " + address + " " + port);
      }
      return new Server(process, Integer.parseInt(line.substring("ready ".length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
