package dev.styxy.it;

import dev.styxy.os.linux.Listener;
import dev.styxy.os.linux.OtherJvm;
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
  private final Process process;
  private final int port;

  private Server(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * A line of sh that is such a server, for scripts; it runs until it is ended.
   *
   * @param port may be {@code $PORT}
   */
  public static String line(String address, String port) {
    return OtherJvm.line(Listener.class, "tcp", address, port, "SO_REUSEADDR", "stay");
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
    command.addAll(OtherJvm.command(Listener.class));
    command.addAll(List.of(kind, address, Integer.toString(port), "SO_REUSEADDR"));
    if (address.contains(":")) {
      command.add("IPV6_V6ONLY");
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = reader.readLine();
      if (line == null) {
        process.destroyForcibly();
        throw new AssertionError("the server did not start on " + address + " " + port);
      }
      return new Server(process, Integer.parseInt(line.split(" ")[0]));
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
