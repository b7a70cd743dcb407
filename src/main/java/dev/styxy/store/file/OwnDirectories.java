package dev.styxy.store.file;

import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Knows in which directories nobody else can exchange a user's file: anyone who may write to a
 * directory may replace what root is about to change by a link. A sticky one, such as /tmp, is
 * fine: there, users can only remove files of their own (unlink(2)).
 */
final class OwnDirectories {
  private static final long ROOT = 0;
  private static final int WRITABLE_BY_GROUP = 0020;
  private static final int WRITABLE_BY_OTHERS = 0002;
  private static final int STICKY = 01000;

  /** As many as the kernel follows, see path_resolution(7). */
  private static final int MOST_LINKS = 40;

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
   * Where a path really leads, through directories and links that nobody else can exchange. It is
   * walked from the top: the contents of a safe directory cannot change between two looks.
   *
   * @param directory absolute
   * @throws StyxyException when others can write to the directory, or lead to another one
   * @throws IOException also when there is none
   */
  Path resolve(Path directory) throws IOException {
    Deque<Path> names = new ArrayDeque<>();
    directory.forEach(names::addLast);
    Path at = directory.getRoot();
    int links = 0;
    while (!names.isEmpty()) {
      requireStable(at, directory);
      Path next = at.resolve(names.removeFirst()).normalize();
      FileFacts facts = factsOf(next);
      if (facts.kind() == FileFacts.Kind.LINK) {
        links++;
        Path target = target(next, facts, links);
        at = target.isAbsolute() ? target.getRoot() : at;
        prepend(target, names);
      } else if (facts.kind() == FileFacts.Kind.DIRECTORY) {
        at = next;
      } else {
        throw new NotDirectoryException(next.toString());
      }
    }
    requireOwn(at);
    return at;
  }

  private static FileFacts factsOf(Path path) throws IOException {
    return FileFactsReader.read(path, LinkOption.NOFOLLOW_LINKS)
        .orElseThrow(() -> new NoSuchFileException(path.toString()));
  }

  private static void prepend(Path target, Deque<Path> names) {
    for (int i = target.getNameCount() - 1; i >= 0; i--) {
      names.addFirst(target.getName(i));
    }
  }

  private Path target(Path link, FileFacts facts, int links) throws IOException {
    if (isOfAnother(facts)) {
      throw new StyxyException(
          FailureCode.IO,
          "cannot write safely: " + link + " is a link of another user (" + owner(facts) + ")",
          "write to the target directory itself");
    }
    if (links > MOST_LINKS) {
      throw new FileSystemLoopException(link.toString());
    }
    return Files.readSymbolicLink(link);
  }

  private void requireOwn(Path directory) throws IOException {
    FileFacts facts = factsOf(directory);
    if (isOfAnother(facts)) {
      throw new StyxyException(
          FailureCode.IO,
          "cannot write safely: " + directory + " belongs to another user (" + owner(facts) + ")",
          "sudo -u '#" + facts.uid() + "' styxy …",
          "or write to a directory of your own");
    }
    if (isOpenTo(facts, directory)) {
      throw new StyxyException(
          FailureCode.IO,
          "cannot write safely: others may write to " + directory,
          "chmod go-w " + ShellWord.of(directory.toString()),
          "or write to a directory of your own");
    }
  }

  /** Refuses a directory on the way in which somebody else can rename entries. */
  private void requireStable(Path directory, Path wanted) throws IOException {
    FileFacts facts = factsOf(directory);
    if (isOfAnother(facts) || isOpenAbove(facts, directory)) {
      String who = isOfAnother(facts) ? owner(facts) : "others";
      throw new StyxyException(
          FailureCode.IO,
          "cannot write safely to " + wanted + ": " + who + " may rename what is in " + directory,
          "write to a directory that is yours, or root's, all the way up");
    }
  }

  private static String owner(FileFacts facts) {
    return "uid " + facts.uid();
  }

  private boolean isOfAnother(FileFacts facts) {
    return facts.isStrangeTo(user) && !CurrentUser.standsForOthers(facts.uid());
  }

  /**
   * A team that may write above the directory can at most redirect an ordinary user to another
   * directory of the same user; root must not be redirected at all.
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
