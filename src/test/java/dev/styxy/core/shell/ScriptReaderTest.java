package dev.styxy.core.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptReaderTest {
  private static List<String> programs(String line) {
    return Invocations.of(ScriptReader.read(line).orElseThrow()).stream()
        .map(Invocation::program)
        .toList();
  }

  private static List<String> words(String line) {
    return ScriptReader.read(line)
        .orElseThrow()
        .pipelines()
        .get(0)
        .commands()
        .get(0)
        .words()
        .stream()
        .map(Word::text)
        .toList();
  }

  @Test
  void quotesJoinAndProtect() {
    assertEquals(List.of("a b", "c;d", "e\"f", "g$h"), words("'a 'b \"c;d\" e\\\"f g\\$h"));
  }

  @Test
  void ansiQuotesAreRead() {
    assertEquals(List.of("a'b"), words("$'a\\'b'"));
  }

  @Test
  void redirectionsAreNoWords() {
    assertEquals(List.of("a", "b"), words("a 2>&1 >out b </dev/null 2>>err &>all"));
  }

  @Test
  void listsAndPipelinesAreTakenApart() {
    assertEquals(List.of("a", "b", "c", "d", "e", "f"), programs("a && b || c; d | e & f"));
  }

  @Test
  void groupsLoopsAndConditionsAreFlat() {
    assertEquals(
        List.of("a", "b", "for", "c", "d"),
        programs("if a; then b; fi; for x in 1 2; do c; done; { ( d ); }"));
  }

  @Test
  void substitutionsRunFirst() {
    assertEquals(List.of("b", "a"), programs("a \"$(b)\""));
    assertEquals(List.of("b", "a"), programs("a `b`"));
    assertEquals(List.of("b", "a"), programs("a <(b)"));
  }

  @Test
  void hereDocumentsAreData() {
    assertEquals(List.of("cat", "b"), programs("cat <<'E' > f\nkill 1\nE\nb"));
    assertEquals(List.of("cat", "b"), programs("cat <<-E\n\tkill 1\n\tE\nb"));
  }

  @Test
  void commentsAreLeftOut() {
    assertEquals(List.of("a", "c"), programs("a # b; b\nc"));
  }

  @Test
  void expandedWordsAreNotLiteral() {
    Word word =
        ScriptReader.read("a $x").orElseThrow().pipelines().get(0).commands().get(0).words().get(1);
    assertFalse(word.isLiteral());
    assertEquals("$x", word.source());
  }

  @Test
  void wrappersAreSeenThrough() {
    assertEquals(List.of("x"), programs("sudo -u me env A=1 nice -n 5 timeout 3 x -y"));
    assertEquals(List.of("x"), programs("bash -lc 'exec x'"));
    assertEquals(List.of("ls", "x"), programs("ls | xargs -r -n 1 x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "\"a", "$(a", "`a", "${a", "a <<E\nb", "$((1"})
  void whatDoesNotEndIsNotRead(String line) {
    assertTrue(ScriptReader.read(line).isEmpty(), line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";;;",
        "|",
        "&",
        ")",
        "}",
        "done",
        "a=",
        "\\",
        "$",
        "#",
        "<<",
        ">",
        "case x in y) z;; esac"
      })
  void oddLinesAreRead(String line) {
    assertTrue(ScriptReader.read(line).isPresent() || line.startsWith("<<"), line);
  }
}
