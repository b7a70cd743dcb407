package dev.styxy.core.app;

import dev.styxy.core.document.DocumentReader;
import dev.styxy.core.settings.ConfigFiles;
import dev.styxy.core.state.UserFiles;
import dev.styxy.core.system.Browser;
import dev.styxy.core.system.Installation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Opens the application when a command turns out to need it, or a part that comes before it. */
public interface ApplicationFactory {

  /** From now on waiting for the lock is not announced: stderr becomes a server's log. */
  default void waitSilently() {}

  /** The project of the directory that it works in. */
  Path project();

  /**
   * Opens it; no lock is taken yet.
   *
   * @param lockTimeoutMillis how long to wait for the lock; absent for the configured time
   * @param caller the instance that this shows to be alive; absent where the environment names none
   * @throws dev.styxy.model.StyxyException when the configuration or the place of the state is bad
   */
  Application open(OptionalLong lockTimeoutMillis, Optional<String> caller);

  /**
   * The configuration files, for commands that look at them and not at the state.
   *
   * @throws dev.styxy.model.StyxyException when their place is unknown
   */
  ConfigFiles configFiles();

  /**
   * What the commands need that look at styxy itself.
   *
   * @throws dev.styxy.model.StyxyException when the place of the state is unknown
   */
  Diagnostics diagnostics();

  /** The same for a command that works in another directory, whose project's file counts then. */
  default ApplicationFactory in(Path directory) {
    return this;
  }

  /** What changes the files of git and of agents. */
  default HookTools hookTools() {
    throw new UnsupportedOperationException("no hooks here");
  }

  /** How this styxy was installed, which is known whatever else is wrong. */
  Installation installation();

  /** Reads the files of projects, for the commands that look at them. */
  DocumentReader documents();

  /** Reads and writes the user's own files, for commands that need no {@link Application}. */
  UserFiles userFiles();

  /** Shows pages to the person at this machine. */
  Browser browser();
}
