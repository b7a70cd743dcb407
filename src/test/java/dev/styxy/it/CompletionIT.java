package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The TAB key in real shells. styxy itself is out of reach there: a decoy tells when it is run. */
class CompletionIT {
  private static final String BASH = "share/bash-completion/completions/styxy";
  private static final String ZSH = "share/zsh/site-functions/_styxy";
  private static final String FISH = "share/fish/vendor_completions.d/styxy.fish";

  @TempDir private Path temporary;
  private InstalledTool styxy;
  private Path shop;
  private Path decoyWasRun;
  private int pages;
  private int back;
  private int reboot;

  @BeforeEach
  void twoProjectsHavePorts() throws IOException {
    shop = project("shop");
    Path blog = project("blog");
    styxy = new InstalledTool(temporary.resolve("home"), shop).with("HOME", temporary.toString());
    pages = styxy.in(blog).run("allocate", "dev", "-n", "pages", "--owner", "none").port();
    back = styxy.run("allocate", "api", "-n", "back", "--owner", "none").port();
    reboot = styxy.run("allocate", "dev", "-n", "$(reboot)", "--owner", "none").port();
    decoyWasRun = temporary.resolve("decoy-was-run");
    Path bin = Files.createDirectory(temporary.resolve("bin"));
    Path decoy = bin.resolve("styxy");
    Files.writeString(decoy, "#!/bin/sh\n: >'" + decoyWasRun + "'\n");
    decoy.toFile().setExecutable(true);
    styxy =
        styxy
            .with("PATH", bin + ":" + System.getenv("PATH"))
            .with("TERM", "xterm")
            .with("LC_ALL", "C.UTF-8");
  }

  private Path project(String name) throws IOException {
    Path project = Files.createDirectory(temporary.resolve(name));
    Files.createDirectory(project.resolve(".git"));
    return project;
  }

  private Terminal terminal() {
    return new Terminal(styxy, 100);
  }

  private void assertShown(InstalledTool.Result result) {
    assertEquals(0, result.status(), result.all());
    assertFalse(Files.exists(decoyWasRun), "TAB has run styxy");
  }

  private Terminal inBash() {
    return terminal()
        .expect("[#$] ")
        .send("PS1='ready> '; source " + Terminal.installed(BASH) + "\\r")
        .expect("^ready> ");
  }

  private Terminal inZsh() {
    return terminal()
        .expect("[#%] ")
        .send("PS1='ready> '; fpath=(" + Terminal.installed(ZSH).getParent() + " $fpath); ")
        .send("autoload -U compinit; compinit -u -d " + temporary + "/dump; LISTMAX=999\\r")
        .expect("^ready> ");
  }

  private Terminal inFish() {
    return terminal()
        .expect("[#>] ")
        .send("function fish_prompt; echo 'ready> '; end; source " + Terminal.installed(FISH))
        .send("\\r")
        .expect("^ready> ");
  }

  @Test
  void bashCompletesCommands() {
    assertShown(
        inBash().send("styxy all\\t").expect("styxy allocate ").end().run("bash", "--norc"));
  }

  @Test
  void bashListsWhatThisProjectHasFirst() {
    assertShown(
        inBash()
            .send("styxy release \\t\\t")
            .expect("back +\\(api on " + back + "\\)")
            .expect(pages + " +\\(dev/pages of ~/blog\\)")
            .end()
            .run("bash", "--norc"));
  }

  @Test
  void bashQuotesWhatItWouldObey() {
    assertShown(
        inBash()
            .send("styxy release \\t\\t")
            .expect("\\\\\\$\\\\\\(reboot\\\\\\) +\\(dev on " + reboot + "\\)")
            .end()
            .run("bash", "--norc"));
  }

  @Test
  void bashCompletesValuesAfterAnEqualsSign() {
    assertShown(
        inBash()
            .send("styxy --color=al\\t")
            .expect("--color=always ")
            .send("list --stic\\t")
            .expect("--sticky ")
            .end()
            .run("bash", "--norc"));
  }

  @Test
  void zshCompletesCommandsWithDescriptions() {
    assertShown(
        inZsh()
            .send("styxy re\\t\\t")
            .expect("release +-- give ports back")
            .end()
            .run("zsh", "-f"));
  }

  @Test
  void zshListsWhatThisProjectHasFirst() {
    assertShown(
        inZsh()
            .send("styxy release \\t\\t")
            .expect("back +-- api on " + back)
            .expect(pages + " +-- dev/pages of ~/blog")
            .end()
            .run("zsh", "-f"));
  }

  @Test
  void fishCompletesTypesWithTheirRanges() {
    assertShown(
        inFish()
            .send("styxy allocate d\\t")
            .expect("database +\\(5430-5499, Databases\\)")
            .end()
            .run("fish", "--no-config"));
  }

  @Test
  void fishListsWhatThisProjectHasFirst() {
    String[] lines =
        styxy
            .runCommand(
                "fish",
                "--no-config",
                "-c",
                "source " + Terminal.installed(FISH) + "; complete -C 'styxy release '")
            .out()
            .split("\n");
    assertEquals("$(reboot)\tdev on " + reboot, lines[0]);
    assertTrue(Arrays.asList(lines).contains(pages + "\tdev pages of " + temporary + "/blog"));
    assertFalse(Files.exists(decoyWasRun));
  }

  @Test
  void indexOfAnotherKindThanAFileIsNotRead() throws IOException, InterruptedException {
    Path index = StateFiles.find(styxy.home(), "completion");
    Files.delete(index);
    assertEquals(0, new ProcessBuilder("mkfifo", index.toString()).start().waitFor());
    assertShown(
        inBash().send("styxy allocate dat\\t").expect("database ").end().run("bash", "--norc"));
  }

  @Test
  void printedCompletionsAreTheInstalledOnes() throws IOException {
    InstalledTool tool = new InstalledTool(temporary.resolve("other"), shop);
    assertEquals(Files.readString(Terminal.installed(BASH)), tool.run("completion", "bash").out());
    assertEquals(Files.readString(Terminal.installed(ZSH)), tool.run("completion", "zsh").out());
    assertEquals(Files.readString(Terminal.installed(FISH)), tool.run("completion", "fish").out());
  }
}
