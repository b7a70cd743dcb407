package dev.styxy.core.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.styxy.model.StyxyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookStreamTest {
  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A pipe that the agent leaves open: to read on would block. */
  private static InputStream open(String text) {
    InputStream begun = stream(text);
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int b = begun.read();
        if (b < 0) {
          throw new AssertionError("read beyond the object");
        }
        return b;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", " {\"a\":\"}\"}", "{\"a\":{\"b\":[1]}}", "{\"a\":\"\\\\\\\"}\"}"})
  void oneObjectIsReadAndNoMore(String object) {
    assertEquals(object, new HookStream().read("", open(object)));
    assertEquals(object, new HookStream().read(object.substring(0, 2), open(object.substring(2))));
  }

  @Test
  void halfAnObjectIsGivenAsItIs() {
    assertEquals("{\"a\":", new HookStream().read("{\"a\":", stream("")));
  }

  @Test
  void whatIsNoObjectDoesNotBlock() {
    assertEquals("k", new HookStream().read("", open("k")));
  }

  @Test
  void tooMuchIsReadToItsEndAndRefused() {
    InputStream rest = stream("{\"a\":\"" + "x".repeat(10_000_000) + "\"}!");
    assertThrows(StyxyException.class, () -> new HookStream().read("", rest));
    assertEquals('!', readOne(rest));
  }

  private static int readOne(InputStream stream) {
    try {
      return stream.read();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theFieldsOfEachAgentAreFound() {
    assertEquals(
        Optional.of("kill \"1\""),
        HookInput.of("{\"tool_input\":{\"command\":\"kill \\\"1\\\"\"}}").command());
    assertEquals(
        Optional.of("/w"),
        HookInput.of("{\"cwd\":\"\",\"workspace_roots\":[\"/w\",\"/x\"]}").directory());
    assertEquals(Optional.of("ls"), HookInput.of("{\"command\":\"ls\"}").command());
    assertEquals(Optional.empty(), HookInput.of("{\"tool_input\":{\"command\":5}}").command());
    assertEquals(Optional.empty(), HookInput.of("{\"tool_input\":[]}").command());
  }
}
