package dev.styxy.core.adopt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.document.ProjectDirectory;
import dev.styxy.core.owner.FileOwners;
import dev.styxy.format.ProjectDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Skeletons as the generators make them: their services, and how each is started. */
class SkeletonsTest {
  private static final Path SKELETONS = Path.of("src/test/resources/skeletons").toAbsolutePath();

  private static Survey survey(String skeleton) {
    ProjectDirectory directory =
        new ProjectDirectory(SKELETONS.resolve(skeleton), new FileOwners());
    return new ProjectSurvey(directory, new ProjectDocuments()).survey();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "vite|web dev PORT|styxy run web -- npm run dev -- --port {port}",
        "next|web dev PORT|styxy run web -- pnpm run dev",
        "express|api api PORT|styxy run api -- npm run start",
        "nest|api api PORT|styxy run api -- npm run start:dev",
        "spring|api api SERVER_PORT|styxy run api -- ./mvnw spring-boot:run",
        "spring-yaml|api api APP_PORT|styxy run api -- gradle bootRun",
        "django|web dev PORT|styxy run web -- python3 manage.py runserver {port}",
        "rails|web dev PORT|styxy run web -- bin/rails server",
        "flask|web dev FLASK_RUN_PORT|styxy run web -- flask run --port {port}",
        "fastapi|api api PORT|styxy run api -- uvicorn app.main:api --port {port}",
        "rust|api api SHOP_PORT|styxy run api -- cargo run",
        "go|api api PORT|styxy run api -- go run ."
      })
  void aServerHasATypeAVariableAndALine(String skeleton, String service, String run) {
    List<PlannedService> services = survey(skeleton).services();
    assertEquals(1, services.size(), services::toString);
    PlannedService only = services.get(0);
    assertEquals(service, only.name() + " " + only.type() + " " + only.variable());
    assertEquals(run, only.run());
  }

  @Test
  void theProcessesOfAProcfileThatTakeAPortAreServices() {
    List<PlannedService> services = survey("procfile").services();
    assertEquals(List.of("web", "ws"), services.stream().map(PlannedService::name).toList());
    assertEquals(
        "styxy run web --env PORT -- sh -c 'exec gunicorn shop.wsgi --bind 127.0.0.1:$PORT'",
        services.get(0).run());
    assertEquals("WS_PORT", services.get(1).variable());
  }

  /** Its names are those of {@code styxy compose}, so that both mean the same ports. */
  @Test
  void aComposeFilesPortsAreServicesWithoutALine() {
    Survey survey = survey("compose");
    assertEquals(
        "[PlannedService[name=web-3000, type=dev, variable=WEB_PORT, protocol=TCP,"
            + " port=OptionalInt[3000], run=, source=compose.yaml], PlannedService[name=db-5432, type=database,"
            + " variable=DB_5432_PORT, protocol=TCP, port=OptionalInt[5432], run=,"
            + " source=compose.yaml]]",
        survey.services().toString());
    assertTrue(survey.unseen().get(0).contains("styxy compose --write"), survey.unseen()::toString);
  }

  /** A shell that has PORT gives it to every server that is started in it. */
  @Test
  void aDatabaseAloneDoesNotTakePort(@TempDir Path project) throws IOException {
    Files.writeString(
        project.resolve("compose.yaml"),
        "services: {db: {image: postgres, ports: ['5440:5432', '80:80']}}");
    List<PlannedService> services =
        new ProjectSurvey(new ProjectDirectory(project, new FileOwners()), new ProjectDocuments())
            .survey()
            .services();
    assertEquals("DB_5432_PORT", services.get(0).variable());
    assertEquals(OptionalInt.of(5440), services.get(0).port());
    assertEquals(OptionalInt.empty(), services.get(1).port());
  }

  @Test
  void aMonoreposPackagesAreServicesOfOneFile() {
    Survey survey = survey("monorepo");
    assertEquals(
        List.of(
            "styxy run docs --env PORT -- npm --prefix apps/docs run dev",
            "styxy run web --env PORT -- npm --prefix apps/web run dev",
            "styxy run ui-storybook -- npm --prefix packages/ui run storybook -- -p {port}",
            ""),
        survey.services().stream().map(PlannedService::run).toList());
    assertEquals(
        List.of("DOCS_PORT", "WEB_PORT", "UI_STORYBOOK_PORT", "API_PORT"),
        survey.services().stream().map(PlannedService::variable).toList());
    String unseen = String.join("\n", survey.unseen());
    assertTrue(unseen.contains("the workspaces '../outside' are not followed"), unseen);
    assertTrue(unseen.contains("the script dev starts other commands"), unseen);
    assertTrue(unseen.contains("says --port 3001 itself"), unseen);
    assertTrue(unseen.contains("SMTP_PORT looks like the port of a server elsewhere"), unseen);
  }

  @Test
  void aPortThatIsOnlyInTheCodeIsSaid() {
    String unseen = String.join("\n", survey("go").unseen());
    assertTrue(unseen.startsWith("cmd/admin/main.go has the port 9090 in it"), unseen);
  }
}
