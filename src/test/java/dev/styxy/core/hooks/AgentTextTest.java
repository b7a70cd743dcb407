package dev.styxy.core.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentTextTest {
  private static final Path FILE = Path.of("/home/me/settings.json");
  private static final Path STYXY = Path.of("/opt/my tools/bin/styxy");

  private static AgentText read(Agent agent, String text) {
    return AgentText.of(agent, FILE, text);
  }

  private static final List<String> FILES =
      List.of(
          "{}",
          "{}\n",
          "{ }",
          "{\n}\n",
          "{\"a\":1}",
          "{\n  \"a\": 1\n}\n",
          "{\n\t\"a\": [1, 2],\n\t\"b\": {}\n}",
          "{\r\n  \"a\": 1\r\n}\r\n",
          "{\n  \"hooks\": {}\n}\n",
          "{\n  \"hooks\": { }\n}\n",
          "{\n  \"hooks\": {\n  }\n}\n",
          "{\"hooks\":{\"PreToolUse\":[],\"beforeShellExecution\":[]}}",
          "{\n  \"hooks\": {\n    \"PreToolUse\": [ ],\n    \"sessionStart\": [\n    ]\n  }\n}\n",
          "{\n  \"x\": 1,\n  \"hooks\": {\n    \"Stop\": [{\"hooks\": []}]\n  }\n}\n",
          "{\n  \"hooks\": {\n    \"PreToolUse\": [\n      {\n        \"matcher\": \"Bash\",\n"
              + "        \"hooks\": [{ \"type\": \"command\", \"command\": \"my, guard\" }]\n      }\n    ]\n"
              + "  },\n  \"version\": 1\n}\n",
          "// of mine\n{\n  // why\n  \"a\": 1, /* {\"hooks\": */\n}\n",
          "\u00ef\u00bb\u00bf{\n  \"a\": \"\u00c3\u00a9\"\n}\n");

  static List<Arguments> filesOfAgents() {
    List<Arguments> all = new ArrayList<>();
    for (Agent agent : Agent.values()) {
      FILES.forEach(text -> all.add(Arguments.of(agent, text)));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("filesOfAgents")
  void whatIsPutInIsTakenOutToTheByte(Agent agent, String text) {
    String with = read(agent, text).with(STYXY);
    assertTrue(read(agent, with).hasAll(STYXY), with);
    assertEquals(text, read(agent, with).without());
  }

  @ParameterizedTest
  @MethodSource("filesOfAgents")
  void toInstallTwiceChangesNothing(Agent agent, String text) {
    String with = read(agent, text).with(STYXY);
    assertEquals(with, read(agent, with).with(STYXY));
  }

  @ParameterizedTest
  @MethodSource("filesOfAgents")
  void anotherStyxyTakesThePlaceOfTheFirst(Agent agent, String text) {
    Path other = Path.of("/usr/bin/styxy");
    String moved = read(agent, read(agent, text).with(other)).with(STYXY);
    assertEquals(read(agent, text).with(STYXY), moved);
  }

  @ParameterizedTest
  @EnumSource(Agent.class)
  void aFileThatWasMadeForThemIsLeftEmpty(Agent agent) {
    String created = AgentText.created(agent, STYXY);
    assertTrue(read(agent, created).hasAll(STYXY), created);
    assertEquals("", read(agent, created).without());
  }

  @ParameterizedTest
  @EnumSource(Agent.class)
  void whatTheUserAddsLaterStays(Agent agent) {
    String created = AgentText.created(agent, STYXY);
    String later = created.replaceFirst("\\{", "{\n  \"mine\": true,");
    String left = read(agent, later).without();
    assertTrue(left.contains("\"mine\": true"), left);
    assertTrue(!read(agent, left).hasAny(), left);
  }

  @Test
  void anEntryToWhichTheUserHasAddedIsTheUsers() {
    String created = AgentText.created(Agent.CLAUDE, STYXY);
    String shared =
        created.replaceFirst(
            "(\\{ \"type\": \"command\", [^}]*guard claude[^}]*\\})",
            java.util.regex.Matcher.quoteReplacement(
                    "{ \"type\": \"command\", \"command\": \"x\" }, ")
                + "$1");
    assertTrue(read(Agent.CLAUDE, shared).without().contains("guard claude"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"a\"}",
        "{} x",
        "not json",
        "{\"hooks\": []}",
        "{\"hooks\": 1}",
        "{\"hooks\": {\"PreToolUse\": {}}}",
        "{\"hooks\": {}, \"hooks\": {}}",
        "{\"a\": \"\u0001\"}"
      })
  void whatIsNotTheAgentsFormatIsRefused(String text) {
    assertThrows(StyxyException.class, () -> read(Agent.CLAUDE, text).with(STYXY));
  }

  @Test
  void nestingHasAnEnd() {
    assertThrows(StyxyException.class, () -> read(Agent.CLAUDE, "{\"a\":" + "[".repeat(100_000)));
  }
}
