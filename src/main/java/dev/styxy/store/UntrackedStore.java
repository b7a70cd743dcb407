package dev.styxy.store;

import dev.styxy.core.state.StateStore;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import dev.styxy.store.file.SafeUserFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A state within a project. It brings a file that keeps git from seeing it, and it is refused where
 * the project's authors have put a link in its place.
 */
public final class UntrackedStore implements StateStore {
  /** gitignore(5): everything in this directory, the file itself too. */
  private static final byte[] EVERYTHING = "*\n".getBytes(StandardCharsets.UTF_8);

  private final StateStore store;
  private final Path home;

  public UntrackedStore(StateStore store, Path home) {
    this.store = store;
    this.home = home;
  }

  @Override
  public Session lock() {
    refuseLink();
    Session session = store.lock();
    try {
      new SafeUserFiles().create(home.resolve(".gitignore"), EVERYTHING);
      return session;
    } catch (StyxyException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public Session look() {
    refuseLink();
    return store.look();
  }

  private void refuseLink() {
    if (Files.isSymbolicLink(home)) {
      throw new StyxyException(
          FailureCode.STATE_UNSAFE,
          "not safe to use: " + home + ": it is a link, which may lead anywhere",
          "look at it, and remove it: ls -l " + ShellWord.of(home.toString()));
    }
  }
}
