package dev.styxy.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstallationChecksTest {
  private static final Path OURS = Path.of("/home/my tools/bin/styxy");
  private static final Path OTHER = Path.of("/usr/bin/styxy");
  private static final Path FILE = Path.of("/home/me/file");

  private final FakeInstallation installation = new FakeInstallation();

  private Finding finding(String subject) {
    return new InstallationChecks(installation)
        .findings().stream().filter(f -> f.subject().equals(subject)).findFirst().orElseThrow();
  }

  private void starts(long millis, long emptyMillis) {
    installation.startTimes = Optional.of(new Installation.StartTimes(millis, emptyMillis));
  }

  @Test
  void javaIsNamed() {
    assertEquals(Finding.ok("Java", "17"), finding("Java"));
  }

  @Test
  void archivesThatThereAreNotAreWarnedOf() {
    assertEquals(Finding.Level.WARNING, finding("archive").level());
    assertEquals("run install.sh", finding("archive").fix());
  }

  private void archives(Installation.ArchiveUse usual, Installation.ArchiveUse rare) {
    installation.archives.put(Path.of("/lib/usual.jsa"), usual);
    installation.archives.put(Path.of("/lib/styxy.jsa"), rare);
  }

  @Test
  void archivesThatAreAllUsedAreFine() {
    archives(Installation.ArchiveUse.USED, Installation.ArchiveUse.USED);
    assertEquals(
        Finding.ok("archive", "in use, in /lib: usual.jsa, styxy.jsa"), finding("archive"));
  }

  @ParameterizedTest
  @EnumSource(names = {"UNUSED", "MISSING"})
  void oneArchiveThatDoesNotServeIsWarnedOf(Installation.ArchiveUse fault) {
    archives(Installation.ArchiveUse.USED, fault);
    Finding finding = finding("archive");
    assertEquals(Finding.Level.WARNING, finding.level());
    assertTrue(finding.words().startsWith("/lib/styxy.jsa is "), finding.words());
    assertEquals("run install.sh again", finding.fix());
  }

  @Test
  void whereNoStartCanBeWatchedNoFaultIsFound() {
    archives(Installation.ArchiveUse.USED, Installation.ArchiveUse.UNKNOWN);
    assertEquals(Finding.Level.OK, finding("archive").level());
    assertTrue(finding("archive").words().contains("cannot be seen here"));
  }

  @Test
  void zshFindsTheCompletionsOfDebiansPackagesByItself() {
    installation.shell = "zsh";
    Path file = Path.of("/usr/share/zsh/vendor-completions/_styxy");
    installation.completions = Optional.of(file);
    assertEquals(Finding.ok("completions", file.toString()), finding("completions"));
  }

  @Test
  void startIsMeasuredAgainstAnEmptyProgram() {
    starts(120, 40);
    assertEquals(
        Finding.ok("start-up", "120 ms; an empty Java program takes 40 ms"), finding("start-up"));
    starts(121, 40);
    assertEquals(Finding.Level.WARNING, finding("start-up").level());
  }

  @Test
  void startThatTakesNoTimeIsNoFault() {
    starts(0, 0);
    assertEquals(Finding.Level.OK, finding("start-up").level());
  }

  @Test
  void startThatCannotBeMeasuredIsSaid() {
    assertEquals("could not be measured", finding("start-up").words());
  }

  @Test
  void whatIsNotInstalledIsNotMissedOnThePath() {
    installation.onPath = List.of(OTHER);
    assertEquals(Finding.ok("PATH", "not an installed styxy"), finding("PATH"));
  }

  @Test
  void launcherThatIsNotOnThePathIsWarnedOfInTheWordsOfAShell() {
    installation.launcher = Optional.of(OURS);
    installation.onPath = List.of(OTHER);
    assertEquals(OURS + " is not on it", finding("PATH").words());
    assertEquals("export PATH='/home/my tools/bin':\"$PATH\"", finding("PATH").fix());
  }

  @Test
  void theFirstOnThePathCounts() {
    installation.launcher = Optional.of(OURS);
    installation.onPath = List.of(OURS, OTHER);
    assertEquals(Finding.ok("PATH", "styxy is " + OURS), finding("PATH"));
    installation.onPath = List.of(OTHER, OURS);
    assertEquals("another styxy comes first: " + OTHER, finding("PATH").words());
  }

  @Test
  void completionsAreThoseOfTheShell() {
    assertEquals("the shell is not known (SHELL)", finding("completions").words());
    installation.shell = "bash";
    assertEquals("not installed for bash", finding("completions").words());
    installation.completions = Optional.of(FILE);
    assertEquals(Finding.ok("completions", FILE.toString()), finding("completions"));
  }

  @Test
  void zshIsToldWhatElseItNeeds() {
    installation.shell = "zsh";
    installation.completions = Optional.of(FILE);
    assertTrue(finding("completions").words().contains("fpath"), finding("completions").words());
  }
}
