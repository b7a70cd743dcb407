package dev.styxy.store.file;

import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directories that styxy keeps its files in, and the rules that keep others out of them: nobody
 * else may own them or write to them, and every file in them is a plain one of the user's own.
 */
public final class SecureDirectory {
  private static final long ROOT = 0;

  private final FileOps disk;
  private final Path home;
  private final Path directory;
  private final long user;

  /**
   * A directory that need not exist yet.
   *
   * @param home the topmost directory that is styxy's own
   * @param directory the state's: the home or below it
   */
  public SecureDirectory(FileOps disk, Path home, Path directory, long user) {
    this.disk = disk;
    this.home = home;
    this.directory = directory;
    this.user = user;
  }

  public Path directory() {
    return directory;
  }

  /** Makes the directories that are missing, and refuses to go on where they are not safe. */
  public void prepare() {
    prepare(directory);
    checkAbove();
  }

  /**
   * The same without making or changing anything.
   *
   * @return whether it is there
   */
  public boolean look() {
    boolean isThere = look(directory);
    if (isThere) {
      checkAbove();
    }
    return isThere;
  }

  private boolean look(Path wanted) {
    if (!wanted.equals(home) && !look(wanted.getParent())) {
      return false;
    }
    try {
      Optional<FileFacts> facts = disk.facts(wanted);
      if (facts.isPresent()) {
        checkDirectory(wanted, facts);
      }
      return facts.isPresent();
    } catch (IOException e) {
      throw IoFailure.of("read the state directory", wanted, e);
    }
  }

  /** Refuses a path that has anything but a plain file of the user's own. */
  public Optional<FileFacts> checkFile(Path file) throws IOException {
    Optional<FileFacts> facts = disk.facts(file);
    if (facts.isPresent()) {
      String objection = objectionToFile(facts.get());
      if (!objection.isEmpty()) {
        throw unsafe(
            file,
            objection,
            "look at it, and remove it if it is not yours: ls -l " + ShellWord.of(file.toString()));
      }
    }
    return facts;
  }

  /** Makes an empty file; that another process was faster is not an error. */
  public void createFile(Path file) throws IOException {
    try {
      disk.close(disk.create(file));
    } catch (FileAlreadyExistsException e) {
      return; // checked by the caller like any other
    }
  }

  /** Whether a file may be written to: what is wrong with it, or nothing. */
  public String objectionToFile(FileFacts facts) {
    if (facts.kind() != FileFacts.Kind.FILE) {
      return "it is " + facts.kind().words() + ", not a regular file";
    }
    if (facts.isForeignTo(user)) {
      return "it belongs to another user (uid " + facts.uid() + ")";
    }
    if (facts.links() > 1) {
      return "it is a hard link: the same file has another name";
    }
    return "";
  }

  /** Topmost first, so that the message names the directory with the problem. */
  private void prepare(Path wanted) {
    if (!wanted.equals(home)) {
      prepare(wanted.getParent());
    }
    try {
      Optional<FileFacts> facts = disk.facts(wanted);
      if (facts.isEmpty()) {
        checkBelow(wanted);
        createParents(wanted);
        create(wanted);
        facts = disk.facts(wanted);
      }
      checkDirectory(wanted, facts);
    } catch (IOException e) {
      throw IoFailure.ofWriting("use the state directory", wanted, e);
    }
  }

  private void createParents(Path wanted) throws IOException {
    Path parent = wanted.getParent();
    if (parent != null && disk.target(parent).isEmpty()) {
      createParents(parent);
      create(parent);
    }
  }

  /** Makes a directory and flushes its name, without which everything saved in it could be lost. */
  private void create(Path directory) throws IOException {
    disk.createDirectory(directory);
    try {
      disk.syncDirectory(directory.getParent());
    } catch (AccessDeniedException e) {
      return; // a directory may be writable and not readable; then it cannot be opened to be
      // flushed
    }
  }

  /** Refuses a place for new directories before making any, so that none is left behind. */
  private void checkBelow(Path wanted) throws IOException {
    Path existing = wanted.getParent();
    while (existing != null && disk.target(existing).isEmpty()) {
      existing = existing.getParent();
    }
    if (existing == null) {
      return;
    }
    FileFacts facts = require(disk.target(existing), "somebody removed it");
    if (user == ROOT && isOfAnother(facts)) {
      throw ofAnotherForRoot(wanted, existing, facts);
    }
    checkUp(existing.toRealPath());
  }

  /** What root makes in a user's home locks that user out. */
  private static StyxyException ofAnotherForRoot(Path wanted, Path existing, FileFacts facts) {
    return unsafe(
        wanted,
        "made by root in "
            + existing
            + ", which belongs to uid "
            + facts.uid()
            + ", it would lock that user out",
        "sudo -H styxy …",
        "sudo -u '#" + facts.uid() + "' styxy …",
        "or keep the state elsewhere: STYXY_HOME");
  }

  private boolean isOfAnother(FileFacts facts) {
    return facts.isStrangeTo(user) && !CurrentUser.standsForOthers(facts.uid());
  }

  private void checkDirectory(Path path, Optional<FileFacts> facts) throws IOException {
    FileFacts found = require(facts, "somebody removed it");
    if (found.kind() == FileFacts.Kind.LINK && !found.isForeignTo(user)) {
      found = require(disk.target(path), "it is a link to nowhere");
    }
    checkDirectory(path, found);
  }

  private void checkDirectory(Path path, FileFacts found) throws IOException {
    if (found.kind() == FileFacts.Kind.LINK) {
      throw foreign(path, found);
    }
    if (found.kind() != FileFacts.Kind.DIRECTORY) {
      throw unsafe(
          path,
          "it is " + found.kind().words() + ", not a directory",
          "look at it: ls -ld " + ShellWord.of(path.toString()));
    }
    if (found.isForeignTo(user)) {
      throw foreign(path, found);
    }
    if (found.isWritableByOthersThanOwner() && !isTightened(path)) {
      throw unsafe(
          path,
          "others may write to it",
          "take that from them: chmod go-w " + ShellWord.of(path.toString()));
    }
  }

  /**
   * What {@code mkdir} makes under a umask of 002 is harmless while it is empty: others lose their
   * access, and it is fine unless somebody has put something there.
   */
  private boolean isTightened(Path path) throws IOException {
    Optional<FileFacts> itself = disk.facts(path);
    boolean isPlain =
        itself.isPresent() && itself.get().kind() == FileFacts.Kind.DIRECTORY && path.equals(home);
    if (!isPlain || !disk.names(home).isEmpty()) {
      return false;
    }
    disk.tighten(home);
    return disk.names(home).isEmpty();
  }

  private static FileFacts require(Optional<FileFacts> facts, String otherwise) throws IOException {
    if (facts.isEmpty()) {
      throw new IOException(otherwise);
    }
    return facts.get();
  }

  /**
   * Anyone who may rename a directory above can replace ours. A group that may write to one is
   * accepted: on many systems it is the user's private group, and finding out takes the group
   * database.
   */
  private void checkAbove() {
    try {
      checkUp(home.toRealPath().getParent());
    } catch (IOException e) {
      throw IoFailure.of("use the state directory", home, e);
    }
  }

  private void checkUp(Path from) throws IOException {
    for (Path at = from; at != null; at = at.getParent()) {
      Optional<FileFacts> facts = disk.facts(at);
      if (facts.isPresent() && isOfAnother(facts.get())) {
        throw unsafe(
            directory,
            "uid " + facts.get().uid() + " may rename what is in " + at,
            "keep the state elsewhere: STYXY_HOME");
      }
      if (facts.isPresent() && facts.get().isFreeForAll()) {
        throw unsafe(
            directory,
            "anybody may rename what is in " + at,
            "take that from them: chmod o-w " + ShellWord.of(at.toString()),
            "or keep the state elsewhere: STYXY_HOME");
      }
    }
  }

  private static StyxyException foreign(Path path, FileFacts facts) {
    return unsafe(
        path,
        "it belongs to another user (uid " + facts.uid() + ")",
        "keep the state elsewhere: STYXY_HOME");
  }

  private static StyxyException unsafe(Path path, String objection, String... suggestions) {
    return new StyxyException(
        FailureCode.STATE_UNSAFE, "not safe to use: " + path + ": " + objection, suggestions);
  }
}
