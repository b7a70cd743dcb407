package dev.styxy.core.app;

import dev.styxy.core.settings.ConfigFiles;
import dev.styxy.core.system.Installation;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts an engine together when a command turns out to need one, or a part that goes before it. */
public interface ApplicationFactory {

  /** From now on nothing is said when the lock is waited for: stderr becomes a server's log. */
  default void waitSilently() {}

  /**
   * Opens it; no lock is taken yet.
   *
   * @param lockTimeoutMillis how long to wait for the lock; absent for the configured time
   * @param caller the instance whose sign of life this is; absent where the environment names none
   * @throws dev.styxy.model.StyxyException when the configuration or the place of the state is bad
   */
  Application open(OptionalLong lockTimeoutMillis, Optional<String> caller);

  /**
   * The configuration files, for commands that look at them and not at the state.
   *
   * @throws dev.styxy.model.StyxyException when it is not known where they are
   */
  ConfigFiles configFiles();

  /**
   * What the commands need that look at styxy itself.
   *
   * @throws dev.styxy.model.StyxyException when it is not known where the state is
   */
  Diagnostics diagnostics();

  /** How this styxy was installed, which can be told whatever else is wrong. */
  Installation installation();
}
