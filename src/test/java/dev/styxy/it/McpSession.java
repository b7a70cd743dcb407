package dev.styxy.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code styxy mcp}, with this test as its client, line by line; ended by pid. */
final class McpSession implements AutoCloseable {
  private static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

  private final Process process;
  private final BufferedReader out;
  private long count;

  private McpSession(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static McpSession start(InstalledTool styxy) {
    return new McpSession(styxy.start(List.of(InstalledTool.launcher(), "mcp")));
  }

  Process process() {
    return process;
  }

  /** A request of the newest version. */
  static String request(Object id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":{%s%s}}"
        .formatted(id, method, META, params.isEmpty() ? "" : "," + params);
  }

  static String call(Object id, String tool, String arguments) {
    return request(id, "tools/call", "\"name\":\"" + tool + "\",\"arguments\":{" + arguments + "}");
  }

  void send(String line) {
    send((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] bytes) {
    try {
      OutputStream in = process.getOutputStream();
      in.write(bytes);
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next line of the server. */
  String line() {
    try {
      String line = out.readLine();
      if (line == null) {
        throw new AssertionError("the server has ended");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Object> message() {
    return Json.object(line());
  }

  Map<String, Object> ask(String line) {
    send(line);
    return message();
  }

  /** What a tool answers, whether it succeeds or not. */
  @SuppressWarnings("unchecked")
  Map<String, Object> tool(String tool, String arguments) {
    Map<String, Object> answer = ask(call(++count, tool, arguments));
    if (!(answer.get("result") instanceof Map<?, ?> result) || !answer.get("id").equals(count)) {
      throw new AssertionError("no result: " + answer);
    }
    return (Map<String, Object>) result.get("structuredContent");
  }

  /** The number of a protocol error. */
  static Object code(Map<String, Object> answer) {
    return answer.get("error") instanceof Map<?, ?> error ? error.get("code") : answer;
  }

  long residentKibibytes() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
      throw new AssertionError("no VmRSS");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes stdin; returns the exit status. */
  int end() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the server did not end with its stdin");
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
