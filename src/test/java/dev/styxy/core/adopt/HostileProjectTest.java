package dev.styxy.core.adopt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.document.ProjectDirectory;
import dev.styxy.core.owner.FileOwners;
import dev.styxy.core.settings.ProjectVariables;
import dev.styxy.format.ProjectDocuments;
import dev.styxy.model.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else's files cannot put words of theirs into the line to type, or hang anything. */
class HostileProjectTest {
  @TempDir Path project;

  private Survey survey() {
    return new ProjectSurvey(
            new ProjectDirectory(project, new FileOwners()), new ProjectDocuments())
        .survey();
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void namesAndScriptsAreOneQuotedWordEach() throws IOException {
    write(
        "package.json",
        "{\"scripts\": {\"dev:a; touch x #\": \"vite\", \"dev:\\u001b[2J\": \"vite\"}}");
    Survey survey = survey();
    assertEquals(1, survey.services().size(), survey.services()::toString);
    PlannedService service = survey.services().get(0);
    assertEquals("", Names.objectionTo(service.name()));
    assertEquals(
        "styxy run a-touch-x -- npm run 'dev:a; touch x #' -- --port {port}", service.run());
  }

  @Test
  void aVariableThatAProjectMayNotSetIsNotWritten() throws IOException {
    write(
        "package.json", "{\"scripts\": {\"start\": \"node a.js\"}, \"dependencies\": {\"ws\": 1}}");
    write("a.js", "listen(process.env.LD_PRELOAD || process.env.NODE_OPTIONS)");
    Survey survey = survey();
    assertEquals(0, survey.services().size());
    assertTrue(
        survey.unseen().get(0).contains("no file of this server"), survey.unseen()::toString);
    write(".env", "LESSKEYIN=3000\nEVIL\u202e_PORT=3000\nOK_PORT=3000\n");
    for (PlannedService service : survey().services()) {
      assertTrue(ProjectVariables.mayBeSet(service.variable()), service.toString());
    }
    assertEquals("OK_PORT", survey().services().get(0).variable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[", "{\"scripts\": 5}", "{\"scripts\": {\"dev\": {}}}", "null", "{\"a\"}"})
  void aBrokenPackageIsSaidAndTheRestIsFound(String text) throws IOException {
    write("package.json", text);
    write("manage.py", "import django\n");
    assertEquals(1, survey().services().size());
  }

  @Test
  void depthAndLengthAreNoTrap() throws IOException {
    write("package.json", "{\"scripts\":" + "[".repeat(500_000));
    write("compose.yaml", "a: " + "[".repeat(500_000));
    write("Procfile", "web: " + "a".repeat(900_000) + "\n");
    write(".env", ("A_PORT=3000\n").repeat(50_000));
    write("src/main.rs", "\"".repeat(900_000));
    write("Cargo.toml", "");
    write("app.py", "x.run(".repeat(150_000));
    write("Gemfile", "\n".repeat(900_000));
    write("requirements.txt", "flask");
    Survey survey = survey();
    assertEquals(2, survey.unseen().size(), survey.unseen()::toString);
  }

  @Test
  void aLinkOutOfTheProjectIsSaidAndNotRead(@TempDir Path elsewhere) throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("x"), "SECRET_PORT=3000\n");
    Files.createSymbolicLink(project.resolve(".env"), secret);
    Survey survey = survey();
    assertEquals(0, survey.services().size());
    assertTrue(survey.unseen().get(0).startsWith(".env leads out of the project"));
  }

  @Test
  void aScriptThatStartsSeveralIsSaid() throws IOException {
    write(
        "package.json",
        "{\"scripts\": {\"dev\": \"vite & node s.js\", \"dev:web\": \"vite\", \"build\": \"vite build\"}}");
    Survey survey = survey();
    assertEquals("web", survey.services().get(0).name());
    assertTrue(survey.unseen().get(0).contains("the script dev starts other commands"));
  }
}
