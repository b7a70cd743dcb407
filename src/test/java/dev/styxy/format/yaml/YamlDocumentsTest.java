package dev.styxy.format.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.document.Node;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** YAML of any kind is read or refused with its place, quickly. */
class YamlDocumentsTest {

  private static List<Node> read(String text) {
    return new YamlDocuments("f.yaml").read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String refusal(String text) {
    StyxyException refused = assertThrows(StyxyException.class, () -> read(text));
    assertEquals(FailureCode.CONFIG_INVALID, refused.code());
    return refused.getMessage();
  }

  @Test
  void aTabIsCalledATab() {
    assertEquals(
        "f.yaml:2:1: there is a tab where YAML takes only spaces", refusal("a:\n\tb: 1\n"));
  }

  @Test
  void aKeyThatIsThereTwiceIsRefusedWithItsLine() {
    assertEquals("f.yaml:3: the key 'a' is there twice", refusal("a: 1\nb: 2\na: 3\n"));
  }

  @Test
  void anAliasBombIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + " ,").repeat(9) + alias + " ]\n");
    }
    assertTrue(refusal(bomb.toString()).contains("when its aliases are written out"));
  }

  @Test
  void aBombOfMergesIsRefused() {
    StringBuilder keys = new StringBuilder("base: &base {");
    for (int i = 0; i < 1000; i++) {
      keys.append("k" + i + ": 1, ");
    }
    keys.append("}\nall: {<<: [" + "*base ,".repeat(1000) + "]}\n");
    assertTrue(refusal(keys.toString()).contains("when its aliases are written out"));
  }

  @Test
  void anAliasOfWhatItIsInIsRefused() {
    assertTrue(refusal("a: &a [1, *a ]\n").contains("f.yaml:1: an alias names an anchor"));
    assertTrue(refusal("a: *nowhere\n").contains("f.yaml:1: an alias names an anchor"));
  }

  @Test
  void whatIsNestedTooDeepIsRefused() {
    assertTrue(refusal("[".repeat(50_000)).contains("nested deeper than 64"));
  }

  @Test
  void aMarkAndCarriageReturnsAreNoObstacle() {
    Node root = read("\ufeffa: 1\r\nb:\r\n  - c\r\n").get(0);
    assertEquals("1", root.text("a").orElseThrow());
    assertEquals(1, root.get("b").orElseThrow().items().size());
  }

  @Test
  void mergedKeysYieldToOwnOnesAndLaterMergesToEarlierOnes() {
    Node root = read("x: &x {a: 1, b: 1}\ny: &y {a: 2, c: 2}\nz: {b: 0, <<: [*x , *y ]}\n").get(0);
    assertEquals("1", root.text("z", "a").orElseThrow());
    assertEquals("0", root.text("z", "b").orElseThrow());
    assertEquals("2", root.text("z", "c").orElseThrow());
  }

  @Test
  void tagsStayWordsAndMakeNothing() {
    Node root = read("a: !override [1]\nb: !!javax.script.ScriptEngineManager [x]\n").get(0);
    assertEquals("!override", root.get("a").orElseThrow().tag());
    assertEquals(1, root.get("b").orElseThrow().items().size());
  }

  @Test
  void textThatIsNoYamlOrNoTextIsRefused() {
    assertTrue(refusal("a: [1\n").startsWith("f.yaml:2:1: is not YAML: "), refusal("a: [1\n"));
    assertTrue(refusal("a: \u0000\n").contains("characters that YAML does not allow"));
    StyxyException refused =
        assertThrows(
            StyxyException.class,
            () -> new YamlDocuments("f").read(new byte[] {'a', ':', ' ', (byte) 0xff}));
    assertEquals("f is not UTF-8 text", refused.getMessage());
    assertTrue(refusal("? [a, b]\n: 1\n").contains("a key is a list"));
  }

  @Test
  void severalDocumentsAndNoneAreRead() {
    assertEquals(2, read("a: 1\n---\nb: 2\n").size());
    assertEquals(0, read("# nothing\n").size());
  }
}
