package dev.styxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.FakeHost;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be meant is refused with a clear error, and changes nothing. */
class BadInputTest extends CliScene {

  @Test
  void scanOfAllAndOfARangeIsRefused() {
    assertRefused(2, "usage", "scan", "--all", "--start", "3000");
    assertRefused(2, "usage", "scan", "--all", "-e", "3000");
  }

  @Test
  void unknownTypeListsTheTypesAndSuggestsTheNearest() {
    assertRefused(2, "unknown_type", "allocate", "storybok");
    String err = styxy("allocate", "storybok").err();
    assertTrue(err.contains("the types are dev, api, database"), err);
    assertTrue(err.contains("did you mean 'storybook'?"), err);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "65536", "-1", "3000.5", "", " 3000", "+3000", "99999999999", "٣٠٠٠"})
  void whatIsNoPortIsRefused(String word) {
    assertRefused(2, "invalid_port", "allocate", "dev", "--port=" + word);
    assertRefused(2, "invalid_port", "check", "--", word);
  }

  @Test
  void aWordIsNoPortToAllocate() {
    assertRefused(2, "invalid_port", "allocate", "dev", "--port=abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a/b", "../x", "a b", "a\u0007b", "\u001b[31m", "a\u202eb", "3000", "-x"})
  void whatIsNoNameIsRefused(String word) {
    assertRefused(2, "invalid_name", "allocate", "dev", "--name=" + word);
  }

  @Test
  void longNameIsRefused() {
    assertRefused(2, "invalid_name", "allocate", "dev", "-n", "x".repeat(300));
  }

  @Test
  void nameThatGrowsTooLongWhenNumberedIsRefused() {
    assertRefused(2, "invalid_name", "allocate", "dev", "-n", "x".repeat(64), "--count", "2");
  }

  @Test
  void nothingUnprintableReachesTheTerminal() {
    String err = styxy("allocate", "dev", "-n", "a\u001b[2J\u202eb").err();
    assertFalse(err.contains("\u001b") || err.contains("\u202e"));
    assertTrue(err.contains("\\u{1B}[2J\\u{202E}"), err);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-5m",
        "5 parsecs",
        "999999999h",
        "0",
        "0s",
        "45",
        "m",
        "5.5m",
        "367d",
        "",
        "1h m"
      })
  void whatIsNoTtlIsRefused(String word) {
    assertRefused(2, "invalid_ttl", "allocate", "dev", "--ttl=" + word);
  }

  @Test
  void negativeTtlIsRefusedAsAWordOfItsOwn() {
    assertRefused(2, "invalid_ttl", "allocate", "dev", "--ttl", "-5m");
  }

  @Test
  void directoryThatDoesNotExistIsRefused() {
    assertRefused(2, "invalid_project", "allocate", "dev", "--project", "/nowhere/at/all");
    assertRefused(2, "invalid_project", "list", "--project", "/nowhere/at/all");
    assertRefused(1, "not_found", "release", "--project", "/nowhere/at/all");
  }

  @Test
  void projectThatIsAFileIsRefused(@TempDir Path temp) throws Exception {
    Path file = Files.createFile(temp.resolve("file"));
    assertRefused(2, "invalid_project", "allocate", "dev", "--project", file.toString());
  }

  @Test
  void projectThatIsNoPathIsRefused() {
    assertRefused(2, "invalid_project", "allocate", "dev", "--project", "a\u0000b");
  }

  @Test
  void deadOwnerIsRefused() {
    assertRefused(2, "invalid_owner", "allocate", "dev", "--owner", "4711");
    processes.makeZombie(FakeHost.TERMINAL);
    assertRefused(2, "invalid_owner", "allocate", "dev", "--owner", "400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "me", "", "99999999999"})
  void whatIsNoOwnerIsRefused(String word) {
    assertRefused(2, "invalid_owner", "allocate", "dev", "--owner=" + word);
  }

  @Test
  void deadOwnerOfTheEnvironmentIsRefused() {
    environment.put("STYXY_OWNER", "4711");
    assertRefused(2, "invalid_owner", "allocate", "dev");
  }

  @Test
  void endlessInstanceOfTheEnvironmentIsRefused() {
    environment.put("STYXY_INSTANCE", "x".repeat(257));
    assertRefused(2, "usage", "allocate", "dev");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "many", ""})
  void whatIsNoCountIsRefused(String word) {
    assertRefused(2, "usage", "allocate", "dev", "--count=" + word);
  }

  @Test
  void unknownProtocolIsRefused() {
    assertRefused(2, "usage", "allocate", "dev", "--protocol", "sctp");
    assertRefused(2, "usage", "check", "3000", "--protocol", "TCP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dév", "a b", "--x", "dev/web", "\u001b[31m"})
  void whatIsNoTypeIsRefused(String word) {
    assertRefused(2, "invalid_name", "allocate", "--service=" + word);
  }

  @Test
  void missingTypeIsRefused() {
    assertRefused(2, "usage", "allocate");
  }

  @Test
  void twoTypesAreRefused() {
    assertRefused(2, "usage", "allocate", "-s", "dev", "api");
  }

  @Test
  void optionsThatContradictAreRefused() {
    assertRefused(2, "usage", "allocate", "dev", "--exact");
    assertRefused(2, "usage", "allocate", "dev", "--count", "2", "-p", "3000");
    assertRefused(2, "usage", "release", "web", "--all");
    assertRefused(2, "usage", "renew", "--instance", "x", "--project");
  }

  @Test
  void optionsThatWouldBeIgnoredAreRefused() {
    assertEquals(2, styxy("list", "--columns", "port", "--json").status());
    assertRefused(2, "usage", "list", "--sticky", "--watch");
    assertRefused(2, "usage", "list", "--sticky", "--columns", "port");
    assertEquals(2, styxy("metrics", "--format", "prometheus", "--json").status());
  }

  @Test
  void columnsWinOverVerbose() {
    assertEquals("", styxy("list", "-v", "--columns", "port").err());
  }

  @Test
  void mistypedWordHasANearest() {
    assertEquals(
        "styxy: list has no option '--jsn'; did you mean '--json'?\n  try: styxy list --help\n",
        styxy("list", "--jsn").err());
    assertTrue(styxy("list", "--columns", "PORT").err().contains("did you mean 'port'?"));
    assertTrue(styxy("list", "--format", "{PROT}").err().contains("did you mean 'port'?"));
    assertTrue(styxy("metrics", "--format", "promtheus").err().contains("mean 'prometheus'?"));
    assertTrue(styxy("env", "--format", "doktenv").err().contains("mean 'dotenv'?"));
    assertTrue(styxy("daemon", "strat").err().contains("try: styxy daemon start"));
  }

  @Test
  void timeToWaitMayBeNothingAndTheMessageSaysSo() {
    assertEquals(0, styxy("list", "--lock-timeout", "0").status());
    assertTrue(styxy("list", "--lock-timeout", "soon").err().contains("up to 366d"));
  }

  @Test
  void nothingSelectedIsRefused() {
    assertRefused(2, "usage", "release");
    assertRefused(2, "usage", "renew");
  }

  @ParameterizedTest
  @ValueSource(strings = {"allocate", "release", "renew", "list", "check", "cleanup", "daemon"})
  void unknownOptionIsRefused(String command) {
    assertRefused(2, "usage", command, "--frobnicate");
  }

  @Test
  void optionTwiceIsRefused() {
    assertRefused(2, "usage", "allocate", "dev", "-n", "a", "-n", "b");
  }

  @Test
  void tooManyOperandsAreRefused() {
    assertRefused(2, "usage", "allocate", "dev", "api");
    assertRefused(2, "usage", "check", "3000", "3001");
    assertRefused(2, "usage", "list", "web");
  }

  @Test
  void wordIsNeverTakenForAFileOfArguments(@TempDir Path temp) throws Exception {
    Path file = Files.writeString(temp.resolve("words"), "3000");
    assertRefused(1, "not_found", "check", "@" + file);
  }

  @Test
  void unknownCommandSuggestsTheNearest() {
    assertRefused(2, "usage", "alocate");
    assertTrue(styxy("alocate").err().contains("try: styxy allocate"));
    assertTrue(
        styxy("alocate", "dev", "-n", "a b").err().endsWith("try: styxy allocate dev -n 'a b'\n"));
    assertTrue(styxy("stop", "web").err().endsWith("try: styxy kill web\n"));
    assertTrue(styxy("get", "dev").err().endsWith("try: styxy allocate dev\n"));
    assertTrue(styxy("rm", "-rf", "web").err().endsWith("try: styxy release\n"));
    assertTrue(styxy("ps", "aux").err().endsWith("try: styxy list\n"));
  }

  @Test
  void noCommandIsAnsweredWithTheHelpOnStderr() {
    assertEquals(new Result(2, "", styxy("--help").out()), styxy());
    assertEquals("usage", styxy("--json").json().get("code"));
  }

  @Test
  void anOptionWithoutItsValueSaysWhatItNeeds() {
    assertRefused(2, "usage", "allocate", "dev", "--name");
    assertTrue(
        styxy("allocate", "dev", "-n").err().startsWith("styxy: --name needs a value: NAME"));
  }

  @Test
  void anOptionAloneThatIsNoneSaysWhichWasMeant() {
    assertRefused(2, "usage", "--verson");
    assertTrue(styxy("--verson").err().contains("did you mean '--version'?"));
    assertTrue(styxy("--hepl").err().endsWith("try: styxy --help\n"));
    assertTrue(styxy("-v").err().endsWith("try: styxy --version\n"));
    assertRefused(2, "usage", "--lock-timeout=5s", "--frobnicate");
  }

  @ParameterizedTest
  @CsvSource({
    "ls, list",
    "ps, list",
    "state, status",
    "who, list",
    "ports, list",
    "stop, kill",
    "end, kill",
    "start, run -n web -- …",
    "rm, release",
    "free, release",
    "get, allocate",
    "alloc, allocate",
    "LS, list",
    "setup, config init",
    "version, --version"
  })
  void aWordOfOtherToolsIsAnsweredWithOurs(String word, String ours) {
    assertRefused(2, "usage", word);
    assertEquals(
        "styxy: unknown command '"
            + word
            + "'; did you mean '"
            + ours
            + "'?\n"
            + "  try: styxy "
            + ours
            + "\n",
        styxy(word).err());
  }

  @Test
  void noSynonymIsACommandAndEachLeadsToOne() {
    for (String word : Synonyms.words()) {
      assertTrue(CommandTable.find(word).isEmpty(), word);
      String first = Synonyms.of(word).orElseThrow().split(" ")[0];
      assertTrue(first.startsWith("--") || CommandTable.find(first).isPresent(), first);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1s", "soon", ""})
  void whatIsNoLockTimeoutIsRefused(String word) {
    assertRefused(2, "usage", "list", "--lock-timeout=" + word);
  }
}
