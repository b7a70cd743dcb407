package dev.styxy.store.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.ProjectService;
import dev.styxy.model.Protocol;
import dev.styxy.store.file.CurrentUser;
import dev.styxy.store.file.NioFileOps;
import dev.styxy.store.file.SecureDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceIndexTest {
  @TempDir private Path directory;

  private ServiceIndex index(String project, String... names) {
    return index(true, project, names);
  }

  private ServiceIndex index(boolean hasFile, String project, String... names) {
    List<ProjectService> services = new ArrayList<>();
    for (String name : names) {
      services.add(
          new ProjectService(
              name, "dev", List.of("PORT"), OptionalInt.empty(), Protocol.TCP, false));
    }
    NioFileOps disk = new NioFileOps();
    return new ServiceIndex(
        disk,
        new SecureDirectory(disk, directory, directory, CurrentUser.uid()),
        new CompletionSource(List.of(), services, project, hasFile));
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(directory.resolve("services"));
  }

  @Test
  void projectWithoutServicesHasNothingToTell() {
    assertTrue(index("/app").isCurrent());
  }

  @Test
  void servicesAreLinesOfFields() throws IOException {
    assertFalse(index("/app", "web", "api").isCurrent());
    index("/app", "web", "api").write();
    assertEquals(List.of("v\tweb\tdev\t/app", "v\tapi\tdev\t/app"), lines());
    assertTrue(index("/app", "web", "api").isCurrent());
  }

  @Test
  void thoseOfOtherProjectsStay() throws IOException {
    index("/app", "web").write();
    index("/my/app", "api").write();
    assertEquals(List.of("v\tapi\tdev\t/my/app", "v\tweb\tdev\t/app"), lines());
    assertTrue(index("/app", "web").isCurrent());
  }

  @Test
  void whatTheProjectNamesNoMoreGoes() throws IOException {
    index("/app", "web", "api").write();
    assertFalse(index("/app", "web").isCurrent());
    index("/app", "web").write();
    assertEquals(List.of("v\tweb\tdev\t/app"), lines());
  }

  @Test
  void projectThatNamesNothingAnyMoreGoesWhole() throws IOException {
    index("/app", "web").write();
    index("/my/app", "api").write();
    assertFalse(index("/app").isCurrent());
    index("/app").write();
    assertEquals(List.of("v\tapi\tdev\t/my/app"), lines());
    assertTrue(index("/app").isCurrent());
  }

  @Test
  void projectWithoutAFileIsNotEvenLookedFor() throws IOException {
    index("/app", "web").write();
    assertTrue(index(false, "/app").isCurrent());
  }

  @Test
  void itDoesNotGrowForEver() throws IOException {
    for (int i = 0; i < 1000; i++) {
      index("/projects/number-" + i, "web").write();
    }
    assertTrue(Files.size(directory.resolve("services")) < 10_000);
    assertEquals("v\tweb\tdev\t/projects/number-999", lines().get(0));
  }

  @Test
  void linkInItsPlaceIsReplacedAndNotFollowed() throws IOException {
    Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "mine");
    Files.createSymbolicLink(directory.resolve("services"), elsewhere);
    index("/app", "web").write();
    assertEquals("mine", Files.readString(elsewhere));
    assertEquals(List.of("v\tweb\tdev\t/app"), lines());
  }
}
