package dev.styxy.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command that {@code styxy run} has become, ended by pid when the test ends. */
final class Started implements AutoCloseable {
  private final InstalledTool styxy;
  private final Process process;

  private Started(InstalledTool styxy, Process process) {
    this.styxy = styxy;
    this.process = process;
  }

  /** Starts {@code styxy run} with these arguments. */
  static Started run(InstalledTool styxy, String... arguments) {
    List<String> command = new ArrayList<>(List.of(InstalledTool.launcher(), "run"));
    command.addAll(List.of(arguments));
    return new Started(styxy, styxy.start(command));
  }

  Process process() {
    return process;
  }

  long pid() {
    return process.pid();
  }

  /** What {@code list} says about the service with this name; waits until it is listed. */
  Map<String, Object> listed(String name) {
    List<Map<String, Object>> found = new ArrayList<>();
    Deadline.await(
        () -> {
          var list = Json.objects(Json.object(styxy.run("list", "--json").out()), "allocations");
          found.addAll(list.stream().filter(one -> name.equals(one.get("service_name"))).toList());
          return !found.isEmpty();
        });
    return found.get(0);
  }

  int port(String name) {
    return ((Long) listed(name).get("port")).intValue();
  }

  /** Whether a connection to the port is accepted. */
  static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  int exit() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String out() {
    try {
      return new String(process.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    end();
  }

  /** From the top: a shell whose command ends goes on to the next one. */
  void end() {
    List<ProcessHandle> below = process.descendants().toList();
    process.destroyForcibly();
    exit();
    below.forEach(ProcessHandle::destroyForcibly);
  }
}
