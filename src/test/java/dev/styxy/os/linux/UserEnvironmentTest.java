package dev.styxy.os.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserEnvironmentTest {
  private static final List<String> ENTRIES =
      List.of(
          "A=1",
          "STYXY_SAVED_LC_ALL=de_DE",
          "LC_ALL=C.UTF-8",
          "STYXY_SAVED_CLASSPATH=",
          "B=\u00ff=x",
          "STYXY_HOME=/h");

  @Test
  void whatTheLauncherHidIsBackAndNothingOfItsOwnIsLeft() {
    assertEquals(
        List.of("A=1", "B=\u00ff=x", "STYXY_HOME=/h", "LC_ALL=de_DE", "CLASSPATH="),
        UserEnvironment.of(ENTRIES, Map.of(), true));
  }

  @Test
  void aLocaleThatTheUserDidNotHaveGoes() {
    assertEquals(List.of(), UserEnvironment.of(List.of("LC_ALL=C.UTF-8"), Map.of(), true));
    assertEquals(List.of("LC_ALL=C"), UserEnvironment.of(List.of("LC_ALL=C"), Map.of(), false));
  }

  @Test
  void whatIsGivenReplacesWhatWasThere() {
    assertEquals(
        List.of("PORT=3000", "A=1"),
        UserEnvironment.of(List.of("PORT=1", "A=1"), Map.of("PORT", "3000"), true));
  }

  @Test
  void aValueIsFoundByItsWholeName() {
    assertEquals("/bin", UserEnvironment.value(List.of("XPATH=/x", "PATH=/bin"), "PATH"));
    assertEquals("", UserEnvironment.value(List.of(), "PATH"));
  }
}
