package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that were valid before something happened to them. */
class McpFuzzIT {
  private static final long SEED = 20261129;
  private static final int LINES = 600;
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":\"%d\",\"method\":\"ping\"}";

  private static final List<String> VALID =
      List.of(
          McpSession.call(1, "check", "\"target\":3000"),
          McpSession.call(2, "status", "\"project\":\".\""),
          McpSession.call("\"x\"", "history", "\"limit\":1"),
          McpSession.call(3, "wait", "\"targets\":[3000],\"free\":true,\"timeout\":\"1ms\""),
          McpSession.request(4, "tools/list", ""),
          McpSession.request(5, "server/discover", ""),
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":3}}");

  @TempDir Path folder;

  /** Every line of the server is a message, and it answers a ping after each line. */
  @Test
  void noLineEndsTheServerOrMakesItTalkNonsense() {
    Random random = new Random(SEED);
    try (McpSession client = McpSession.start(new InstalledTool(folder.resolve("home"), folder))) {
      for (int i = 0; i < LINES; i++) {
        client.send(mutated(VALID.get(random.nextInt(VALID.size())), random));
        client.send(PING.formatted(i));
        awaitPing(client, Integer.toString(i));
      }
      assertEquals(0, client.end());
    }
  }

  private static void awaitPing(McpSession client, String id) {
    Map<String, Object> answer = client.message();
    while (!id.equals(answer.get("id"))) {
      assertEquals("2.0", answer.get("jsonrpc"));
      boolean isAnswer = answer.containsKey("result") ^ answer.containsKey("error");
      assertTrue(isAnswer || answer.containsKey("method"), answer.toString());
      answer = client.message();
    }
  }

  /** With bytes changed, left out, doubled or cut off; a line break may be among them. */
  private static byte[] mutated(String line, Random random) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int changes = 1 + random.nextInt(4);
    int cut = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
    for (int i = 0; i < cut; i++) {
      int dice = random.nextInt(bytes.length);
      if (dice >= changes) {
        out.write(bytes[i]);
      } else if (random.nextBoolean()) {
        out.write(random.nextInt(256));
      } else {
        out.write(bytes, i, random.nextInt(bytes.length - i));
      }
    }
    out.write('\n');
    return out.toByteArray();
  }
}
