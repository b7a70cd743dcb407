package dev.styxy.store.file;

import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns errors of the file system into messages with the file and what was being done to it. */
public final class IoFailure {
  private IoFailure() {}

  /**
   * The failure of a command.
   *
   * @param doing what could not be done, e.g. {@code save the state}
   */
  public static StyxyException of(String doing, Path path, IOException cause) {
    return new StyxyException(
        FailureCode.IO,
        "cannot " + doing + ": " + path + ": " + reason(cause),
        cause,
        suggestion(cause, path));
  }

  /**
   * The failure to write what is styxy's own, which has a code of its own where the system forbids
   * it.
   */
  public static StyxyException ofWriting(String doing, Path path, IOException cause) {
    return isForbidden(path, cause)
        ? new StyxyException(
            FailureCode.STATE_READ_ONLY,
            "cannot " + doing + ": " + path + ": " + reason(cause),
            cause,
            suggestion(cause, path))
        : of(doing, path, cause);
  }

  /**
   * EACCES has an exception of its own. EROFS and EPERM have the words of strerror(3), which may be
   * in any language, so the system is asked again: access(2) gives the same answer.
   */
  private static boolean isForbidden(Path path, IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return true;
    }
    boolean isOther =
        cause instanceof NoSuchFileException || cause instanceof FileAlreadyExistsException;
    if (isOther || !(cause instanceof FileSystemException)) {
      return false;
    }
    Path existing = path;
    while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    return existing != null && !Files.isWritable(existing);
  }

  /** The system's own words; its exceptions for the commonest errors have none. */
  public static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "File exists";
    }
    if (cause instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String suggestion(IOException cause, Path path) {
    return isAboutSpace(reason(cause))
        ? "free some space, e.g. look at: df -h " + ShellWord.of(path.getParent().toString())
        : "look at: ls -ld " + ShellWord.of(path.getParent().toString());
  }

  /** Recognises ENOSPC and EDQUOT by their words in strerror(3); this only affects the advice. */
  private static boolean isAboutSpace(String reason) {
    return reason.contains("space") || reason.contains("quota");
  }
}
