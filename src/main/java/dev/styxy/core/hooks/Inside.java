package dev.styxy.core.hooks;

import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Keeps the files of a project or a repository in it: whoever made it may have put a link in the
 * place of a directory, which leads to a file of the user's elsewhere.
 *
 * @param root it may have been reached through links itself
 */
public record Inside(Path root) {

  /**
   * The file, which need not exist.
   *
   * @throws StyxyException when a directory between the root and the file is a link
   */
  public Path require(Path file) {
    Path at = root;
    for (Path name : root.relativize(file.getParent())) {
      at = at.resolve(name);
      if (leadsAway(at)) {
        throw new StyxyException(
            FailureCode.REFUSED,
            at + " is a link, which is not followed out of " + root + "; nothing was changed",
            "look at it: ls -ld " + ShellWord.of(at.toString()));
      }
    }
    return file;
  }

  /** Windows has junctions beside links. */
  private static boolean leadsAway(Path directory) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.isSymbolicLink() || found.isOther();
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new StyxyException(
          FailureCode.IO, "cannot look at " + directory + ": " + e.getMessage(), e);
    }
  }
}
