package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.core.system.FakeLimits;
import dev.styxy.core.text.Notices;
import dev.styxy.model.StyxyException;
import dev.styxy.store.file.SafeUserFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How the user's configuration is replaced on a real disk. */
@DisabledOnOs(OS.WINDOWS)
class UserFileTest {
  private static final int SOMEBODY = 12345;

  @TempDir private Path home;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(home.resolve("config.json"), "{}");
  }

  private boolean disable() {
    ConfigLoader loader =
        new ConfigLoader(
            home.resolve("config.json"),
            home.resolve("app"),
            () -> FakeLimits.USUAL,
            new Notices(),
            SafeUserFiles::new);
    return loader.enableAutoAllocation(false);
  }

  private void assertRefused(String words) throws IOException {
    StyxyException e = assertThrows(StyxyException.class, this::disable);
    assertTrue(e.getMessage().contains(words), e.getMessage());
    assertEquals("{}", Files.readString(file));
  }

  @Test
  void behindALinkTheFileItselfIsReplaced() throws IOException {
    Path elsewhere = Files.createDirectory(home.resolve("dotfiles")).resolve("styxy.json");
    Files.move(file, elsewhere);
    Files.createSymbolicLink(file, elsewhere);
    assertTrue(disable());
    assertTrue(Files.isSymbolicLink(file));
    assertTrue(Files.readString(elsewhere).contains("auto_allocation"));
  }

  @Test
  void aHardLinkIsLeftAlone() throws IOException {
    Files.createLink(home.resolve("other"), file);
    assertRefused("is a hard link");
  }

  /** As with sudo, which may keep HOME: the file would be root's afterwards. */
  @Test
  void aFileOfAnotherUserIsLeftAlone() throws IOException {
    Needs.root();
    Files.setAttribute(file, "unix:uid", SOMEBODY);
    assertRefused("belongs to another user");
  }

  @Test
  void theLinkOfAnotherUserIsNotFollowed() throws IOException {
    Needs.root();
    Path elsewhere = Files.move(file, home.resolve("elsewhere"));
    Files.createSymbolicLink(file, elsewhere);
    Files.setAttribute(file, "unix:uid", SOMEBODY, LinkOption.NOFOLLOW_LINKS);
    assertRefused("is a symbolic link");
  }
}
