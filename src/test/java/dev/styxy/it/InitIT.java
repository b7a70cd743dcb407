package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that {@code init} writes is one that {@code run} and {@code env} work with. */
class InitIT {
  private static final Path SKELETONS = Path.of("src/test/resources/skeletons");

  @TempDir Path home;
  @TempDir Path project;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() {
    styxy = new InstalledTool(home.resolve("state"), project);
  }

  private void copy(String skeleton) throws IOException {
    Path from = SKELETONS.resolve(skeleton);
    try (var files = Files.walk(from)) {
      files.filter(Files::isRegularFile).forEach(file -> copy(file, from.relativize(file)));
    }
  }

  private void copy(Path file, Path name) {
    try {
      Path target = project.resolve(name.toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vite",
        "next",
        "express",
        "nest",
        "spring",
        "spring-yaml",
        "django",
        "rails",
        "flask",
        "fastapi",
        "procfile",
        "compose",
        "monorepo",
        "go",
        "rust"
      })
  void theFileIsValidAndEachServiceHasAPort(String skeleton) throws IOException {
    copy(skeleton);
    Result init = styxy.run("init");
    assertEquals(0, init.status(), init.all());
    assertEquals("", init.out());
    assertEquals(0, styxy.run("config", "validate").status());
    Result env = styxy.run("env", "--owner", "none");
    assertEquals(0, env.status(), env.all());
    Map<?, ?> seen = Json.object(styxy.run("init", "--dry-run", "--json").out());
    for (Object service : (List<?>) seen.get("services")) {
      Map<?, ?> fields = (Map<?, ?>) service;
      String name = fields.get("name").toString();
      assertTrue(env.out().contains("export " + fields.get("env") + "="), env.out());
      Result run = styxy.run("run", name, "--", "sh", "-c", "echo $" + fields.get("env"));
      assertTrue(run.out().strip().matches("[0-9]{4,5}"), run.all());
    }
  }

  /** The line is run as a shell reads it, with a program that says what it was given. */
  @Test
  void theLineToTypeHandsThePortOver() throws IOException {
    copy("django");
    Path bin = Files.createDirectories(home.resolve("bin"));
    Path python = Files.writeString(bin.resolve("python3"), "#!/bin/sh\necho \"$*\"\n");
    assertTrue(python.toFile().setExecutable(true));
    Result init = styxy.run("init");
    String line =
        init.err().lines().filter(l -> l.contains("styxy run web")).findFirst().orElseThrow();
    String typed = line.substring(line.indexOf("styxy run"));
    Result run = styxy.runCommand("sh", "-c", "PATH=" + bin + ":$PATH; " + typed);
    int port = styxy.run("allocate", "dev", "-n", "web").port();
    assertEquals("manage.py runserver " + port + "\n", run.out(), run.all());
  }

  /** A worktree has what is committed, and no more. */
  @Test
  void inARepositoryTheFileIsToBeAdded() throws IOException {
    copy("vite");
    Result plain = styxy.run("init", "--dry-run");
    assertFalse(plain.all().contains("git add"), plain.all());
    assertEquals(0, styxy.runCommand("git", "init", "-q").status());
    Result init = styxy.run("init");
    assertTrue(init.err().contains("git add .styxy.json\n"), init.all());
  }

  @Test
  void aDryRunPrintsTheFileAndWritesNothing() throws IOException {
    copy("vite");
    Result dry = styxy.run("init", "--dry-run");
    assertEquals(0, dry.status(), dry.all());
    assertFalse(Files.exists(project.resolve(".styxy.json")));
    styxy.run("init");
    assertEquals(dry.out(), Files.readString(project.resolve(".styxy.json")));
  }

  @Test
  void aFileThatIsThereIsLeftAloneAndWhatItLacksIsSaid() throws IOException {
    copy("compose");
    String own =
        "{\"services\": {\"web-3000\": {\"type\": \"dev\", \"env\": \"WEB_PORT\"}}} // mine";
    Files.writeString(project.resolve(".styxy.json"), own);
    Result refused = styxy.run("init");
    assertEquals(4, refused.status(), refused.all());
    assertTrue(
        refused.err().contains("with web-3000; it is left as it is, without db-5432"),
        refused.err());
    Result dry = styxy.run("init", "--dry-run");
    assertTrue(dry.out().contains("db-5432") && !dry.out().contains("web-3000"), dry.out());
    assertEquals(own, Files.readString(project.resolve(".styxy.json")));
    Files.writeString(
        project.resolve(".styxy.json"),
        own.replace("}}}", "}, \"db-5432\": {\"type\": \"database\", \"env\": \"DB_PORT\"}}}"));
    Result complete = styxy.run("init");
    assertEquals(0, complete.status(), complete.all());
    assertTrue(complete.err().contains("nothing to add"), complete.err());
  }

  @Test
  void aProjectWithNothingToSeeIsSaid() throws IOException {
    Result result = styxy.run("init");
    assertEquals(1, result.status(), result.all());
    assertTrue(result.err().contains("no server was found"), result.err());
    Files.writeString(project.resolve("package.json"), "{");
    Result broken = styxy.run("init", "--json");
    assertEquals(1, broken.status());
    assertTrue(broken.out().contains("package.json:1: is not JSON"), broken.out());
    assertFalse(Files.exists(project.resolve(".styxy.json")));
  }

  @Test
  void aLinkInThePlaceOfTheFileIsNotFollowed(@TempDir Path elsewhere) throws IOException {
    copy("vite");
    Path target = elsewhere.resolve("target");
    Files.createSymbolicLink(project.resolve(".styxy.json"), target);
    Result result = styxy.run("init");
    assertEquals(7, result.status(), result.all());
    assertFalse(Files.exists(target));
  }

  @Test
  void aPipeInThePlaceOfAFileDoesNotHangIt() throws IOException {
    Needs.program("mkfifo", "coreutils");
    copy("vite");
    styxy.runCommand("mkfifo", "compose.yaml", "Procfile", ".env");
    Result result = styxy.run("init");
    assertEquals(0, result.status(), result.all());
    assertTrue(result.err().contains("Procfile is a pipe"), result.err());
  }
}
