package dev.styxy.core.hooks;

import dev.styxy.core.state.ScriptFiles;
import dev.styxy.core.state.UserFiles;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Changes a file of the user's, whoever else does so at the same time: what has changed since it
 * was read is read again.
 */
final class Editor {
  private static final int MOST_TRIES = 100;

  private final UserFiles files;
  private final ScriptFiles scripts;
  private final boolean isDryRun;

  Editor(UserFiles files, ScriptFiles scripts, boolean isDryRun) {
    this.files = files;
    this.scripts = scripts;
    this.isDryRun = isDryRun;
  }

  /** Makes the new content of the old one; no content means no file. */
  interface Edit {
    Optional<byte[]> apply(byte[] old);
  }

  byte[] read(Path file) {
    return files.read(file);
  }

  /**
   * Does it.
   *
   * @param isScript whether a new file is to be run
   */
  FileChange edit(Path file, boolean isScript, boolean isThere, Edit edit) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      byte[] old = isThere || tries > 0 ? files.read(file) : new byte[0];
      Optional<byte[]> content = edit.apply(old);
      FileChange.Kind kind = kind(old, content);
      if (isDryRun || kind == FileChange.Kind.UNCHANGED || isDone(file, isScript, old, content)) {
        return new FileChange(file, kind);
      }
    }
    throw new StyxyException(
        FailureCode.IO, file + " keeps being changed by another program; it was left unchanged");
  }

  private static FileChange.Kind kind(byte[] old, Optional<byte[]> content) {
    if (content.isEmpty()) {
      return old.length == 0 ? FileChange.Kind.UNCHANGED : FileChange.Kind.REMOVED;
    }
    if (Arrays.equals(old, content.get())) {
      return FileChange.Kind.UNCHANGED;
    }
    return old.length == 0 ? FileChange.Kind.CREATED : FileChange.Kind.CHANGED;
  }

  private boolean isDone(Path file, boolean isScript, byte[] old, Optional<byte[]> content) {
    if (content.isEmpty()) {
      return scripts.remove(file, old);
    }
    if (old.length > 0) {
      return files.replace(file, old, content.get());
    }
    boolean isCreated =
        isScript ? scripts.createScript(file, content.get()) : files.create(file, content.get());
    return isCreated || files.replace(file, old, content.get());
  }
}
