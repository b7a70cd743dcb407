package dev.styxy.store;

import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells in which directories nobody else can exchange a file of the user's: whoever may write to a
 * directory may put a link in the place of what root is about to change. A sticky one, such as
 * /tmp, is fine: there everybody has power over files of their own alone (unlink(2)).
 */
final class OwnDirectories {
  private static final long ROOT = 0;
  private static final int WRITABLE_BY_GROUP = 0020;
  private static final int WRITABLE_BY_OTHERS = 0002;
  private static final int STICKY = 01000;

  private final long user;
  private final PrivateGroups groups;

  /** As the user of this process. */
  OwnDirectories() {
    this(CurrentUser.uid(), PrivateGroups.OF_THIS_MACHINE);
  }

  OwnDirectories(long user, PrivateGroups groups) {
    this.user = user;
    this.groups = groups;
  }

  long user() {
    return user;
  }

  /**
   * Refuses a directory in which others can, or above which they can. Looked at from the top: what
   * is below a directory that is safe cannot be exchanged between two looks.
   *
   * @param directory a real path, without links
   * @throws StyxyException when it is refused
   */
  void require(Path directory) throws IOException {
    if (directory.getParent() != null) {
      requireAbove(directory.getParent(), directory);
    }
    Optional<FileFacts> facts = FileFactsReader.read(directory, LinkOption.NOFOLLOW_LINKS);
    if (facts.isEmpty()) {
      return; // whoever opens it finds that out
    }
    if (isOfAnother(facts.get())) {
      throw new StyxyException(
          FailureCode.IO,
          "cannot write safely: " + directory + " belongs to another user (" + owner(facts) + ")",
          "sudo -u '#" + facts.get().uid() + "' styxy …",
          "or write to a directory of your own");
    }
    if (isOpenTo(facts.get(), directory)) {
      throw new StyxyException(
          FailureCode.IO,
          "cannot write safely: others may write to " + directory,
          "chmod go-w " + ShellWord.of(directory.toString()),
          "or write to a directory of your own");
    }
  }

  private void requireAbove(Path directory, Path below) throws IOException {
    if (directory.getParent() != null) {
      requireAbove(directory.getParent(), below);
    }
    Optional<FileFacts> facts = FileFactsReader.read(directory, LinkOption.NOFOLLOW_LINKS);
    if (facts.isPresent() && (isOfAnother(facts.get()) || isOpenAbove(facts.get(), directory))) {
      String who = isOfAnother(facts.get()) ? owner(facts) : "others";
      throw new StyxyException(
          FailureCode.IO,
          "cannot write safely to " + below + ": " + who + " may rename what is in " + directory,
          "write to a directory that is yours, or root's, all the way up");
    }
  }

  private static String owner(Optional<FileFacts> facts) {
    return "uid " + facts.get().uid();
  }

  private boolean isOfAnother(FileFacts facts) {
    return facts.isStrangeTo(user) && !CurrentUser.standsForOthers(facts.uid());
  }

  /**
   * A team that may write above the directory can lead an ordinary user to another directory of the
   * same user's at most; root is not led anywhere.
   */
  private boolean isOpenAbove(FileFacts facts, Path directory) throws IOException {
    return user == ROOT ? isOpenTo(facts, directory) : facts.isFreeForAll();
  }

  private boolean isOpenTo(FileFacts facts, Path directory) throws IOException {
    if ((facts.mode() & STICKY) != 0) {
      return false;
    }
    if ((facts.mode() & WRITABLE_BY_OTHERS) != 0) {
      return true;
    }
    return (facts.mode() & WRITABLE_BY_GROUP) != 0 && !groups.isOnlyOf(group(directory), user);
  }

  private static long group(Path directory) throws IOException {
    Object gid = Files.getAttribute(directory, "unix:gid", LinkOption.NOFOLLOW_LINKS);
    return ((Number) gid).longValue() & 0xffffffffL;
  }
}
