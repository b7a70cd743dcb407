package dev.styxy.os.linux.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcStatTest {
  private static final String TAIL =
      " 40 42 39 34816 42 4194560 1 2 3 4 5 6 7 8 20 0 %d 0 336377 9 10 18446744073709551615"
          + " 94000 95000 140730055996288 0 0 0\n";

  private static ProcStat parse(String name, char state, int threads) {
    String line = "42 (" + name + ") " + state + String.format(TAIL, threads);
    return ProcStat.parse(line.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void fieldsStandWhereTheManualPageHasThem() {
    assertEquals(
        new ProcStat(42, "node", 'S', 40, 39, 1, 336377, 140730055996288L), parse("node", 'S', 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a) S 1 (b", ")", "(", "", " ", "((x))", "tmux: server", "naïve", "a\nb\\n"})
  void nameMayHoldAnything(String name) {
    ProcStat stat = parse(name, 'R', 1);
    assertEquals(name, stat.command());
    assertEquals(336377, stat.startTicks());
  }

  @ParameterizedTest
  @ValueSource(chars = {'Z', 'X', 'x'})
  void zombieIsDead(char state) {
    assertTrue(parse("sh", state, 1).isDead());
  }

  @Test
  void leaderThatEndedBeforeItsThreadsIsNotDead() {
    assertFalse(parse("java", 'Z', 2).isDead());
    assertTrue(parse("java", 'Z', 2).isHeadless());
    assertFalse(parse("java", 'Z', 1).isHeadless());
    assertFalse(parse("java", 'S', 2).isHeadless());
  }

  @Test
  void firstThreadWhosePlaceIsTakenIsLookedAtAgain() {
    assertTrue(parse("java", 'X', 0).isGoing());
    assertFalse(parse("java", 'Z', 1).isGoing());
    assertFalse(parse("java", 'Z', 2).isGoing());
    assertFalse(parse("java", 'R', 0).isGoing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "42", "42 (sh", "42 sh) S 1", "(", "42 (sh)", "42 (sh) "})
  void lineThatIsCutIsRefused(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    assertThrows(IllegalArgumentException.class, () -> ProcStat.parse(bytes));
  }
}
