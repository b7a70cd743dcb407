package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    Files.writeString(
        shop.resolve(".styxy.json"),
        "{\"services\": {\"shopfront\": {\"type\": \"dev\"}, \"mail:in\": {\"type\": \"api\"}}}");
    back = styxy.run("allocate", "api", "-n", "back", "--owner", "none").port();
    reboot = styxy.run("allocate", "dev", "-n", "$(reboot)", "--owner", "none").port();
    decoyWasRun = temporary.resolve("decoy-was-run");
    Path bin = Files.createDirectory(temporary.resolve("bin"));
    Path decoy = bin.resolve("styxy");
    Files.writeString(decoy, "#!/bin/sh\n: >'" + decoyWasRun + "'\n");
    decoy.toFile().setExecutable(true);
    Path tool = Files.createFile(bin.resolve("zz-tool"));
    tool.toFile().setExecutable(true);
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
        inZsh().send("styxy re\\t\\t").expect("release +-- release ports").end().run("zsh", "-f"));
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
    String[] lines = inFish("styxy release ");
    assertEquals("$(reboot)\tdev on " + reboot, lines[0]);
    assertTrue(Arrays.asList(lines).contains(pages + "\tdev pages of " + temporary + "/blog"));
    assertFalse(Files.exists(decoyWasRun));
  }

  private String[] inFish(String line) {
    String script = "source " + Terminal.installed(FISH) + "; complete -C '" + line + "'";
    Needs.program("fish");
    String out = styxy.runCommand("fish", "--no-config", "-c", script).out();
    assertFalse(Files.exists(decoyWasRun));
    return out.split("\n");
  }

  @Test
  void bashCompletesTheCommandThatRunBecomes() {
    assertShown(
        inBash()
            .send("styxy run -- zz-\\t")
            .expect("-- zz-tool ")
            .send("\\x15styxy run zz-\\t")
            .expect("run zz-tool ")
            .send("\\x15styxy run -n web -- ls bl\\t")
            .expect("ls .*bl")
            .end()
            .run("bash", "--norc"));
  }

  @Test
  void zshCompletesTheCommandThatRunBecomes() {
    assertShown(
        inZsh()
            .send("styxy run -- zz-\\t")
            .expect("-- zz-tool ")
            .send("\\x15styxy run zz-\\t")
            .expect("run zz-tool ")
            .send("\\x15styxy run -n web -- kill -HU\\t")
            .expect("kill -HUP ")
            .end()
            .run("zsh", "-f"));
  }

  @Test
  void fishCompletesTheCommandThatRunBecomes() {
    assertEquals("zz-tool", inFish("styxy run -- zz-")[0].split("\t")[0]);
    assertEquals("zz-tool", inFish("styxy run zz-")[0].split("\t")[0]);
    assertEquals("zz-tool", inFish("styxy run shopfront -- zz-")[0].split("\t")[0]);
  }

  @Test
  void bashOffersTheServicesOfTheProject() {
    assertShown(
        inBash()
            .send("styxy env sh\\t")
            .expect("env shopfront ")
            .send("mail:\\t")
            .expect("mail:in ")
            .send("\\x15styxy run shopf\\t")
            .expect("run shopfront ")
            .send("\\t")
            .expect("-- ")
            .end()
            .run("bash", "--norc"));
  }

  @Test
  void zshOffersTheServicesOfTheProject() {
    assertShown(
        inZsh()
            .send("styxy env sh\\t")
            .expect("env shopfront ")
            .send("ma\\t")
            .expect("mail:in ")
            .send("\\x15styxy run shopf\\t")
            .expect("run shopfront ")
            .send("\\t")
            .expect("-- ")
            .end()
            .run("zsh", "-f"));
  }

  @Test
  void fishOffersTheServicesOfTheProject() {
    assertEquals(List.of("shopfront\tdev", "mail:in\tapi"), List.of(inFish("styxy env ")));
    assertEquals(List.of("shopfront\tdev", "mail:in\tapi"), List.of(inFish("styxy run ")));
    assertEquals("--", inFish("styxy run shopfront ")[0].split("\t")[0]);
  }

  @Test
  void optionsMayStandBehindAServiceOfRun() {
    assertEquals("--exact", inFish("styxy run shopfront --exa")[0].split("\t")[0]);
    assertEquals("zz-tool", inFish("styxy run shopfront --env A -- zz-")[0].split("\t")[0]);
    assertShown(
        inBash()
            .send("styxy run shopfront --exa\\t")
            .expect("--exact ")
            .send("\\t")
            .expect("-- ")
            .end()
            .run("bash", "--norc"));
    assertShown(
        inZsh()
            .send("styxy run shopfront --exa\\t")
            .expect("--exact ")
            .send("-- zz-\\t")
            .expect("zz-tool ")
            .end()
            .run("zsh", "-f"));
  }

  @Test
  void checkTakesNames() {
    assertEquals("back\tapi on " + back, inFish("styxy check ba")[0]);
    assertShown(
        inBash().send("styxy check ba\\t").expect("check back ").end().run("bash", "--norc"));
    assertShown(inZsh().send("styxy check ba\\t").expect("check back ").end().run("zsh", "-f"));
  }

  @Test
  void whatWasTypedIsNotOfferedAgain() {
    assertEquals(List.of("mail:in\tapi"), List.of(inFish("styxy env shopfront ")));
    assertEquals(List.of(""), List.of(inFish("styxy allocate dev ")));
    assertShown(
        inBash()
            .send("styxy env mail:in \\t")
            .expect("mail:in shopfront ")
            .end()
            .run("bash", "--norc"));
    assertShown(
        inZsh().send("styxy env mail:in \\t").expect("mail:in shopfront ").end().run("zsh", "-f"));
  }

  @Test
  void releasedNamesAreNotOfferedToRelease() {
    new InstalledTool(styxy.home(), shop).run("release", "back");
    List<String> lines = Arrays.asList(inFish("styxy release "));
    assertTrue(lines.stream().noneMatch(line -> line.startsWith("back")), lines.toString());
    lines = Arrays.asList(inFish("styxy allocate -n "));
    assertTrue(lines.contains("back\tapi, had " + back), lines.toString());
  }

  @Test
  void fishOffersAllOfThisProjectBeforeTheOthers() {
    List<String> lines = Arrays.asList(inFish("styxy release "));
    int others = lines.indexOf(pages + "\tdev pages of " + temporary + "/blog");
    assertEquals(6, others, lines.toString());
  }

  @Test
  void fishCompletesADirectoryAfterAnEqualsSign() {
    String line = inFish("styxy release --project=" + temporary + "/sh")[0];
    assertEquals("--project=" + shop + "/", line.split("\t")[0]);
  }

  @Test
  void listsOfColumnsGoOnAfterAComma() {
    assertEquals("port,name", inFish("styxy list --columns port,na")[0].split("\t")[0]);
    assertShown(
        inBash()
            .send("styxy list --columns port,na\\t")
            .expect("port,name")
            .end()
            .run("bash", "--norc"));
    assertShown(
        inZsh().send("styxy list --columns port,na\\t").expect("port,name").end().run("zsh", "-f"));
  }

  @Test
  void actionsOfConfigAreDescribedAndHaveTheirPlaces() {
    List<String> actions = Arrays.asList(inFish("styxy config "));
    assertTrue(actions.contains("show\tThe values in effect here"), actions.toString());
    assertEquals("undo", inFish("styxy config --json auto-allocation u")[0].split("\t")[0]);
    assertEquals("dev", inFish("styxy config auto-allocation undo de")[0].split("\t")[0]);
    assertShown(
        inZsh()
            .send("styxy config sh\\t")
            .expect("config show ")
            .send("\\x15styxy config --json auto-allocation u\\t")
            .expect("undo ")
            .send("\\x15styxy config s\\t\\t")
            .expect("show +-- the values in effect here")
            .end()
            .run("zsh", "-f"));
  }

  @Test
  void linkToTheProjectIsTheProject() throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), shop);
    String there = "cd " + link + "\\r";
    assertShown(
        inBash()
            .send(there)
            .expect("ready> ")
            .send("styxy release back\\t")
            .expect("release back ")
            .end()
            .run("bash", "--norc"));
    assertShown(
        inZsh()
            .send(there)
            .expect("ready> ")
            .send("styxy release back\\t")
            .expect("release back ")
            .end()
            .run("zsh", "-f"));
    String script = "cd " + link + "; source " + Terminal.installed(FISH);
    Needs.program("fish");
    String out =
        styxy
            .runCommand("fish", "--no-config", "-c", script + "; complete -C 'styxy env sh'")
            .out();
    assertEquals("shopfront\tdev\n", out);
  }

  @Test
  void indexOfThisNetworkNamespaceIsPreferred() throws IOException {
    Path other = PrivateDirectory.make(styxy.home().resolve("other-1"));
    Files.writeString(other.resolve("completion"), "a\t1234\ttcp\tx\tdev\tfar\ty\t" + shop + "\n");
    assertTrue(inFish("styxy release ")[0].startsWith("$(reboot)"));
    assertShown(
        inBash().send("styxy release back\\t").expect("release back ").end().run("bash", "--norc"));
    assertShown(
        inZsh().send("styxy release back\\t").expect("release back ").end().run("zsh", "-f"));
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
