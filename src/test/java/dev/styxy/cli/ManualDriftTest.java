package dev.styxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The manual has what the help has, and every exit status. */
class ManualDriftTest {
  private static String page(String name) {
    return ManualText.page(name);
  }

  /** {@code mvn -Dtest=ManualDriftTest -Dmanual.write=true test} writes what is missing. */
  private static void insist(String name, String expected) throws IOException {
    if (Boolean.getBoolean("manual.write")) {
      Files.writeString(Path.of("man", name), expected);
    }
    assertEquals(expected, page(name));
  }

  @ParameterizedTest
  @EnumSource(CommandTable.class)
  void pageOfACommandSaysWhatItsHelpSays(CommandTable command) throws IOException {
    insist("styxy-" + command.word() + ".1", ManualText.of(command));
  }

  @Test
  void mainPageHasTheCommandsAndTheOptionsThatAllHave() throws IOException {
    insist("styxy.1", ManualText.ofStyxy());
  }

  /** The statuses of a page: {@code .It 126 , 127}. */
  private static Set<String> statuses(String page) {
    Set<String> found = new TreeSet<>();
    String[] parts = page.split("\\n\\.Sh EXIT STATUS\\n|\\n\\.Sh EXAMPLES\\n");
    for (String line : parts[1].split("\n")) {
      Matcher status = Pattern.compile("^\\.It (\\d+)$").matcher(line);
      if (status.matches()) {
        found.add(status.group(1));
      }
    }
    return found;
  }

  /** All but those of a bug, which any command may have. */
  private static Set<String> expectedStatuses(CommandTable command) {
    Set<String> all = new TreeSet<>(Set.of("0", "2"));
    if (command != CommandTable.COMPLETION && command != CommandTable.DAEMON) {
      all.addAll(command == CommandTable.INIT ? Set.of("6", "7") : Set.of("5", "6", "7"));
    }
    all.addAll(
        switch (command) {
          case ALLOCATE -> Set.of("3", "4");
          case INIT -> Set.of("1", "4");
          case ENV, COMPOSE -> Set.of("1", "3", "4");
          case RUN -> Set.of("1", "3", "4", "126", "127");
          case HOOKS, KILL, TAKE -> Set.of("1", "4");
          case CHECK, CONFIG, DOCTOR, OPEN, RELEASE, RENEW, VERIFY, WAIT -> Set.of("1");
          default -> Set.<String>of();
        });
    return all;
  }

  @ParameterizedTest
  @EnumSource(CommandTable.class)
  void pageOfACommandHasItsExitStatuses(CommandTable command) {
    assertEquals(expectedStatuses(command), statuses(page("styxy-" + command.word() + ".1")));
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void mainPageHasEveryExitStatus(FailureCode code) {
    String statuses = page("styxy.1").replaceAll("(?s).*\\.Sh EXIT STATUS", "");
    assertTrue(
        Pattern.compile("^\\.It .*\\b" + code.exitStatus() + "\\b", Pattern.MULTILINE)
            .matcher(statuses)
            .find());
  }
}
