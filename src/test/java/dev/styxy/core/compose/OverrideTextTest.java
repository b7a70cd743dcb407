package dev.styxy.core.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.format.ProjectDocuments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Strings of a Compose file stay strings in the override, whatever is in them. */
class OverrideTextTest {

  @Test
  void aStringCannotLeaveItsQuotes() {
    String hostile = "a\" ]\n  evil: {ports: \\ \u001b[31m\u202e\u00e9";
    String quoted = YamlText.quoted(hostile);
    assertTrue(quoted.chars().allMatch(c -> c >= ' ' && c < 0x7f), quoted);
    byte[] text = ("a: " + quoted + "\n").getBytes(StandardCharsets.UTF_8);
    assertEquals(hostile, new ProjectDocuments().yaml(text, "f").get(0).text("a").orElseThrow());
  }

  @Test
  void whatIsKeptIsRepeatedAsItWas() {
    String yaml = "services: {web: {ports: [{target: 80, name: \"a: b\", x: null}]}}";
    List<ComposeService> services =
        new ComposeReader(Map.of(), false)
            .read(
                Map.of(
                    "f", new ProjectDocuments().yaml(yaml.getBytes(StandardCharsets.UTF_8), "f")))
            .services();
    PortEntry.Kept kept = (PortEntry.Kept) services.get(0).ports().get(0);
    assertEquals("{\"target\": 80, \"name\": \"a: b\", \"x\": null}", kept.yaml());
  }

  @Test
  void onlyItsOwnFileIsTheirs() {
    byte[] own = OverrideText.of(List.of(), List.of()).getBytes(StandardCharsets.UTF_8);
    assertTrue(OverrideText.isOurs(own));
    assertFalse(OverrideText.isOurs("services: {}\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theNameOfAProjectIsOneThatComposeTakesAndDiffersByPath() {
    String name = ProjectName.of("/home/me/My Shop!");
    assertTrue(name.matches("myshop-[0-9a-f]{8}"), name);
    assertFalse(name.equals(ProjectName.of("/home/you/My Shop!")));
    assertTrue(ProjectName.of("/").matches("project-[0-9a-f]{8}"));
  }
}
