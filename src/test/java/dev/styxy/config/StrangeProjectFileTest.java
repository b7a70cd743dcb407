package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.styxy.core.owner.FileOwners;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.system.FakeLimits;
import dev.styxy.core.text.Notices;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project's file that another user has put there. */
class StrangeProjectFileTest {
  private static final long SOMEBODY_ELSE = 4711;

  private final FileSystem files =
      Jimfs.newFileSystem(
          Configuration.unix().toBuilder().setAttributeViews("basic", "posix", "unix").build());
  private final Path project = files.getPath("/home/me/app");
  private final Path file = project.resolve(".styxy.json");
  private final Notices notices = new Notices();

  @BeforeEach
  void makeProject() throws IOException {
    Files.createDirectories(project);
    Files.writeString(file, "{\"services\": {\"web\": {\"type\": \"dev\"}}}");
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  private ConfigLoader loader(long user) {
    return new ConfigLoader(
        files.getPath("/home/me/config.json"),
        project,
        () -> FakeLimits.USUAL,
        notices,
        FakeUserFiles::new,
        new FileOwners(user));
  }

  private long owner() throws IOException {
    return ((Number) Files.getAttribute(file, "unix:uid")).longValue();
  }

  @Test
  void itDoesNotCountAndThatIsSaid() {
    ConfigView view = loader(SOMEBODY_ELSE).load();
    assertEquals(0, view.services().size());
    assertEquals(
        List.of(
            "/home/me/app/.styxy.json is ignored: it belongs to another user; make a copy to"
                + " use it"),
        notices.drain());
  }

  @Test
  void whatIsWrongInItIsNobodysConcern() throws IOException {
    Files.writeString(file, "{\"secret");
    assertEquals(0, loader(SOMEBODY_ELSE).load().services().size());
    assertEquals(List.of(), loader(SOMEBODY_ELSE).check(Optional.empty()));
    long own = owner();
    assertThrows(StyxyException.class, () -> loader(own).load());
  }

  @Test
  void nothingIsMadeInTheHomeOfSomebodyElse() throws IOException {
    var refusal = assertThrows(StyxyException.class, () -> loader(SOMEBODY_ELSE).init());
    assertEquals(FailureCode.STATE_UNSAFE, refusal.code());
    loader(owner()).init();
    assertEquals(List.of(), loader(owner()).check(Optional.empty()));
  }

  @Test
  void onesOwnCountsInSilence() throws IOException {
    assertEquals(1, loader(owner()).load().services().size());
    assertEquals(List.of(), notices.drain());
  }
}
