package dev.styxy.os.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the parts of an installation are found. */
class InstallationFilesTest {
  @TempDir private Path prefix;

  private Optional<Path> zshFiles() {
    return new InstallationFiles(prefix, prefix.resolve("lib/styxy/1.0.0")).completions("zsh");
  }

  private Path put(String name) throws IOException {
    Path file = prefix.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "#compdef styxy");
  }

  @Test
  void completionsForZshAreFoundWhereThePackagesOfDebianPutThem() throws IOException {
    assertEquals(Optional.empty(), zshFiles());
    Path debian = put("share/zsh/vendor-completions/_styxy");
    assertEquals(Optional.of(debian), zshFiles());
  }

  @Test
  void andWhereTheInstallerPutsThem() throws IOException {
    Path own = put("share/zsh/site-functions/_styxy");
    assertEquals(Optional.of(own), zshFiles());
  }
}
