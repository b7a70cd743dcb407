package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol and the tools, as a client sees them. */
class McpIT {
  private static final long INVALID_REQUEST = -32600;
  private static final long METHOD_NOT_FOUND = -32601;
  private static final long INVALID_PARAMS = -32602;
  private static final long PARSE_ERROR = -32700;

  @TempDir Path folder;
  private InstalledTool styxy;
  private McpSession client;

  @BeforeEach
  void start() throws IOException {
    Path project = Files.createDirectory(folder.resolve("project"));
    styxy = new InstalledTool(folder.resolve("home"), project);
    client = McpSession.start(styxy);
  }

  @AfterEach
  void end() {
    client.close();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> result(Map<String, Object> answer) {
    return (Map<String, Object>) answer.get("result");
  }

  private Map<String, Object> ping() {
    return client.ask("{\"jsonrpc\":\"2.0\",\"id\":\"ping\",\"method\":\"ping\"}");
  }

  @Test
  void aNewClientDiscoversTheVersionsWithoutAHandshake() {
    Map<String, Object> found = result(client.ask(McpSession.request(1, "server/discover", "")));
    assertEquals("complete", found.get("resultType"));
    assertEquals(List.of("2026-07-28"), found.get("supportedVersions"));
    assertEquals(Map.of("tools", Map.of()), found.get("capabilities"));
    assertEquals("public", found.get("cacheScope"));
    assertTrue((long) found.get("ttlMs") > 0);
    assertTrue(found.get("_meta").toString().contains("serverInfo={name=styxy"));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-25, 2025-11-25",
    "2025-06-18, 2025-06-18",
    "2024-11-05, 2025-11-25",
    "2026-07-28, 2025-11-25"
  })
  void anOlderClientBeginsWithInitialize(String wanted, String given) {
    Map<String, Object> answer =
        result(
            client.ask(
                """
                {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"%s",\
                "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}"""
                    .formatted(wanted)));
    assertEquals(given, answer.get("protocolVersion"));
    assertNull(answer.get("resultType"));
    client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    Map<String, Object> tools =
        result(client.ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"));
    assertEquals(9, Json.objects(tools, "tools").size());
    assertNull(tools.get("ttlMs"));
  }

  @Test
  void aVersionThatIsNotSpokenIsRefusedWithThoseThatAre() {
    Map<String, Object> answer =
        client.ask(McpSession.request(1, "tools/list", "").replace("2026-07-28", "2031-01-01"));
    assertEquals(-32022L, McpSession.code(answer));
    assertTrue(
        answer.toString().contains("data={supported=[2026-07-28], requested=2031-01-01}"),
        answer.toString());
  }

  @Test
  void aRequestOfNeitherWayIsRefused() {
    assertEquals(
        INVALID_PARAMS,
        McpSession.code(client.ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")));
    String withoutCapabilities =
        McpSession.request(2, "tools/list", "").replace("clientCapabilities", "other");
    assertEquals(INVALID_PARAMS, McpSession.code(client.ask(withoutCapabilities)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7", "-1", "0", "9007199254740993", "1.50", "\"7\"", "\"\"", "\"\\u00e9\""})
  void anIdComesBackAsItWasSent(String id) {
    client.send(McpSession.request(id, "server/discover", ""));
    assertTrue(
        client.line().startsWith("{\"jsonrpc\":\"2.0\",\"id\":" + id.replace("e9", "E9") + ","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-32700 | {\"jsonrpc\":\"2.0\",\"id\":1,\"meth",
        "-32700 | nonsense",
        "-32700 | {} {}",
        "-32700 | {\"jsonrpc\":\"2.0\",\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
        "-32600 | []",
        "-32600 | [{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]",
        "-32600 | 7",
        "-32600 | {}",
        "-32600 | {\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
        "-32600 | {\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
        "-32600 | {\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
        "-32600 | {\"jsonrpc\":\"2.0\",\"id\":1}",
        "-32602 | {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}",
      })
  void whatIsNoMessageIsAnsweredAndTheServerGoesOn(long code, String line) {
    assertEquals(code, McpSession.code(client.ask(line)));
    assertEquals("ping", ping().get("id"));
  }

  @Test
  void aLineOfTenMegabytesIsRefusedUnread() {
    String padding = "x".repeat(10_000_000);
    assertEquals(
        INVALID_REQUEST, McpSession.code(client.ask(McpSession.call(1, "check", padding))));
    assertEquals("ping", ping().get("id"));
  }

  @Test
  void bytesThatAreNotTextAreAParseError() {
    client.send(new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"', '\n'});
    assertEquals(PARSE_ERROR, McpSession.code(client.message()));
    client.send(("[".repeat(100_000) + "\n").getBytes(StandardCharsets.UTF_8));
    assertEquals(PARSE_ERROR, McpSession.code(client.message()));
    assertEquals("ping", ping().get("id"));
  }

  @Test
  void notificationsAnswersAndBlankLinesGetNoAnswer() {
    client.send("");
    client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unknown\",\"params\":[1]}");
    client.send(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":5}}");
    client.send("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{}}");
    assertEquals("ping", ping().get("id"));
  }

  @Test
  void nullCountsAsLeftOut() {
    String list = McpSession.request(1, "tools/list", "\"cursor\":null");
    assertTrue(client.ask(list).containsKey("result"));
    String status = McpSession.request(2, "tools/call", "\"name\":\"status\",\"arguments\":null");
    assertTrue(client.ask(status).containsKey("result"));
    String ping = "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"ping\",\"params\":null}";
    assertTrue(client.ask(ping).containsKey("result"));
  }

  @Test
  void unknownMethodsToolsAndCursorsAreProtocolErrors() {
    assertEquals(
        METHOD_NOT_FOUND,
        McpSession.code(client.ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nonsense\"}")));
    assertEquals(
        METHOD_NOT_FOUND, McpSession.code(client.ask(McpSession.request(1, "prompts/list", ""))));
    assertEquals(METHOD_NOT_FOUND, McpSession.code(client.ask(McpSession.request(1, "ping", ""))));
    assertEquals(INVALID_PARAMS, McpSession.code(client.ask(McpSession.call(1, "run", ""))));
    assertEquals(
        INVALID_PARAMS,
        McpSession.code(client.ask(McpSession.request(1, "tools/list", "\"cursor\":\"x\""))));
    assertEquals(
        INVALID_PARAMS,
        McpSession.code(
            client.ask(McpSession.request(1, "tools/call", "\"name\":\"list\",\"arguments\":3"))));
  }

  @Test
  void aFailureOfAToolHasTheCodeAndSuggestionsOfTheCommand() {
    Map<String, Object> refused =
        result(client.ask(McpSession.call(1, "allocate", "\"type\":\"dve\"")));
    assertEquals(true, refused.get("isError"));
    Map<String, Object> typed = Json.object(styxy.run("allocate", "dve", "--json").out());
    assertEquals(typed, refused.get("structuredContent"));
    Map<String, Object> listed = result(client.ask(McpSession.call(2, "list", "")));
    assertEquals(false, listed.get("isError"));
  }

  @Test
  void theClientOwnsItsPortsAndNotTheServer() {
    Map<String, Object> port = client.tool("allocate", "\"type\":\"dev\",\"name\":\"web\"");
    assertEquals(ProcessHandle.current().pid(), ((Map<?, ?>) port.get("owner")).get("pid"));
    client.end();
    assertEquals(
        1, Json.objects(Json.object(styxy.run("list", "--json").out()), "allocations").size());
  }

  @Test
  void anotherProjectIsMeantWhereItIsNamed() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(
        other.resolve(".styxy.json"),
        "{\"services\":{\"api\":{\"type\":\"api\",\"env\":\"PORT\"}}}");
    String there = "\"project\":\"../other\"";
    assertEquals(other.toRealPath().toString(), client.tool("status", there).get("project_path"));
    Map<String, Object> port = client.tool("allocate", "\"type\":\"api\"," + there);
    assertEquals("api", port.get("service_name"));
    Files.writeString(
        other.resolve(".styxy.json"),
        "{\"services\":{\"web\":{\"type\":\"dev\",\"env\":\"PORT\"}}}");
    assertTrue(
        client.tool("status", there).toString().contains("service_name=web"),
        "the configuration is read anew");
  }

  @Test
  void aStrangersServerIsNeverEnded() {
    try (Server server = Server.listen(folder, "127.0.0.1", FreePort.ofDev())) {
      Map<String, Object> refused = client.tool("kill", "\"targets\":[" + server.port() + "]");
      assertEquals("refused", refused.get("code"));
      assertTrue(ProcessHandle.of(server.pid()).isPresent());
    }
  }

  @Test
  void aNeighboursLeaseIsNotReleasedByItsPortOrLockId() throws IOException {
    InstalledTool other = styxy.in(Files.createDirectory(folder.resolve("other")));
    Map<String, Object> lease =
        Json.object(other.run("allocate", "dev", "-n", "shop", "--json").out());
    client.tool("allocate", "\"type\":\"dev\",\"name\":\"web\"");
    for (String target :
        List.of(lease.get("port").toString(), "\"" + lease.get("lock_id") + "\"")) {
      for (String more : List.of("", ",\"forget\":true")) {
        String arguments = "\"targets\":[\"web\"," + target + "]" + more;
        Map<String, Object> refused = client.tool("release", arguments);
        assertEquals("refused", refused.get("code"), arguments);
        assertTrue(
            refused
                .get("error")
                .toString()
                .contains("dev/shop of " + folder.toRealPath().resolve("other")));
        assertTrue(
            refused.get("suggestions").toString().contains("styxy check " + lease.get("port")));
      }
    }
    assertEquals(
        2, Json.objects(Json.object(styxy.run("list", "--json").out()), "allocations").size());
    assertEquals(true, client.tool("release", "\"targets\":[\"web\"]").get("success"));
  }

  @Test
  void aLeaseOfAWorktreeOfTheSameRepositoryIsReleasedByItsPort() throws IOException {
    Path project = folder.resolve("project");
    Path record = Files.createDirectories(project.resolve(".git/worktrees/fix"));
    Path fix = Files.createDirectory(folder.resolve("fix"));
    Files.writeString(fix.resolve(".git"), "gitdir: " + record + "\n");
    Files.writeString(record.resolve("gitdir"), fix.resolve(".git") + "\n");
    int port = styxy.in(fix).run("allocate", "dev").port();
    assertEquals(true, client.tool("release", "\"targets\":[" + port + "]").get("success"));
  }

  @Test
  void othersAreAnsweredWhileAWaitGoesOnAndItEndsWhenCancelled() {
    int port = FreePort.ofDev();
    client.send(McpSession.call("\"w\"", "wait", "\"targets\":[" + port + "],\"timeout\":\"10m\""));
    assertEquals(true, client.tool("check", "\"target\":" + port).get("available"));
    assertEquals(
        INVALID_REQUEST,
        McpSession.code(client.ask(McpSession.call("\"w\"", "check", "\"target\":1"))));
    client.send(
        McpSession.call("\"other\"", "wait", "\"targets\":[" + port + "],\"timeout\":\"1ms\""));
    assertEquals("other", client.message().get("id"));
    client.send(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":\"w\"}}");
    Deadline.await(
        () ->
            !McpSession.code(client.ask(McpSession.call("\"w\"", "check", "\"target\":1")))
                .equals(INVALID_REQUEST));
    assertEquals(0, client.end());
  }

  @Test
  void aSubscriptionIsAcknowledgedWithNothingAsNothingEverChanges() {
    Map<String, Object> answer =
        client.ask(
            McpSession.request(
                4, "subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}"));
    assertEquals("notifications/subscriptions/acknowledged", answer.get("method"));
    assertTrue(answer.toString().contains("subscriptionId=4"), answer.toString());
    assertTrue(answer.toString().contains("notifications={}"), answer.toString());
  }

  @Test
  void twoClientsAtOnceAreAnsweredInOrderAndNeverGivenTheSamePort() throws Exception {
    try (McpSession second = McpSession.start(styxy)) {
      List<McpSession> both = List.of(client, second);
      for (McpSession one : both) {
        for (int i = 0; i < 40; i++) {
          one.send(McpSession.call(i, "allocate", "\"type\":\"dev\""));
        }
      }
      TreeSet<Object> ports = new TreeSet<>();
      for (McpSession one : both) {
        for (long i = 0; i < 40; i++) {
          Map<String, Object> answer = one.message();
          assertEquals(i, answer.get("id"));
          Map<?, ?> content =
              (Map<?, ?>) ((Map<?, ?>) answer.get("result")).get("structuredContent");
          ports.add(content.get("port"));
        }
      }
      assertEquals(80, ports.size());
    }
  }

  @Test
  void aThousandCallsNeedNoMoreMemoryThanAHundred() {
    for (int i = 0; i < 200; i++) {
      client.tool("check", "\"target\":3000");
    }
    long before = client.residentKibibytes();
    for (int i = 0; i < 1000; i++) {
      client.tool(i % 2 == 0 ? "status" : "check", i % 2 == 0 ? "" : "\"target\":3000");
    }
    long more = client.residentKibibytes() - before;
    assertTrue(more < 8192, more + " KiB more");
  }

  @Test
  void theEndOfStdinEndsItAfterWhatWasAsked() {
    client.send(McpSession.call(1, "list", ""));
    client.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}");
    assertEquals(0, client.end());
    assertEquals(1L, client.message().get("id"));
    assertEquals(2L, client.message().get("id"));
  }

  @Test
  void aSignalEndsIt() throws InterruptedException {
    ping();
    client.process().destroy();
    assertEquals(128 + 15, client.process().waitFor());
  }

  @Test
  void aKilledClientLeavesNoServerAndNoLease() throws Exception {
    Path in = folder.resolve("in");
    Path out = folder.resolve("out");
    assertEquals(0, new ProcessBuilder("mkfifo", in.toString()).start().waitFor());
    // A session's shell is the client; this test keeps its pipe open, so that no end of file tells.
    Process shell = styxy.start(List.of("sh"));
    try (var script = shell.outputWriter();
        var pipe = new java.io.RandomAccessFile(in.toFile(), "rw")) {
      script.write(InstalledTool.launcher() + " mcp <" + in + " >" + out + " & echo $!\n");
      script.flush();
      long server = Long.parseLong(shell.inputReader().readLine());
      pipe.write(
          (McpSession.call(1, "allocate", "\"type\":\"dev\",\"name\":\"web\"") + "\n").getBytes());
      Deadline.await(() -> lines(out) > 0);
      assertEquals(
          1, Json.objects(Json.object(styxy.run("list", "--json").out()), "allocations").size());
      shell.destroyForcibly().waitFor();
      Deadline.await(() -> ProcessHandle.of(server).filter(ProcessHandle::isAlive).isEmpty());
      assertEquals(
          List.of(), Json.objects(Json.object(styxy.run("list", "--json").out()), "allocations"));
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * It learns of that when it writes, and a reader that ends is gone only a moment after it has
   * read.
   */
  @Test
  void aClientThatReadsNoMoreEndsIt() throws Exception {
    String script = InstalledTool.launcher() + " mcp | head -n 1; echo over; exec cat >/dev/null";
    Process pipe = styxy.start(List.of("sh", "-c", script));
    try (var in = pipe.outputWriter();
        var lines = pipe.inputReader()) {
      ask(in);
      assertTrue(lines.readLine().contains("\"result\""));
      Deadline.await(() -> ask(in) && isReady(lines));
      assertEquals("over", lines.readLine());
    }
    assertEquals(0, pipe.waitFor());
  }

  private static boolean ask(Writer in) {
    try {
      in.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n");
      in.flush();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isReady(Reader lines) {
    try {
      return lines.ready();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
