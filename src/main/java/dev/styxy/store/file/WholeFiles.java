package dev.styxy.store.file;

import dev.styxy.core.state.ReportFiles;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces files by renaming new ones over them. Those who read them are others than who writes
 * them, so that everybody may read a new one, whatever the umask; one that is there keeps its mode.
 */
public final class WholeFiles implements ReportFiles {
  private static final Set<PosixFilePermission> FOR_ALL_TO_READ =
      PosixFilePermissions.fromString("rw-r--r--");

  private final OwnDirectories own;

  /** As the user of this process. */
  public WholeFiles() {
    this(new OwnDirectories());
  }

  WholeFiles(OwnDirectories own) {
    this.own = own;
  }

  @Override
  public void replace(Path file, String content) {
    Path absolute = file.toAbsolutePath();
    try (HeldDirectory directory = HeldDirectory.open(absolute.getParent(), own)) {
      Optional<PosixFileAttributes> like = likeness(directory, absolute);
      BesideFile beside = new BesideFile(directory, absolute.getFileName());
      try {
        beside.write(content.getBytes(StandardCharsets.UTF_8), like, Optional.of(FOR_ALL_TO_READ));
        beside.rename(absolute.getFileName());
      } catch (IOException e) {
        beside.removeAfter(e);
        throw e;
      }
    } catch (IOException e) {
      throw IoFailure.of("write", file, e);
    }
  }

  /** A link, a pipe or a device has a purpose of its own: it is neither followed nor replaced. */
  private Optional<PosixFileAttributes> likeness(HeldDirectory directory, Path file)
      throws IOException {
    Optional<FileFacts> facts = directory.facts(file.getFileName());
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    if (facts.get().kind() != FileFacts.Kind.FILE) {
      throw unfit(file, "it is not a regular file");
    }
    if (facts.get().isForeignTo(own.user())) {
      throw unfit(file, "it belongs to another user (uid " + facts.get().uid() + ")");
    }
    if (facts.get().links() > 1) {
      throw unfit(file, "it is a hard link: the same file has another name");
    }
    Optional<PosixFileAttributeView> view = directory.attributes(file.getFileName());
    return view.isPresent() ? Optional.of(view.get().readAttributes()) : Optional.empty();
  }

  private static StyxyException unfit(Path file, String why) {
    return new StyxyException(
        FailureCode.IO,
        "cannot replace " + file + ": " + why,
        "look at it: ls -l " + ShellWord.of(file.toString()));
  }
}
