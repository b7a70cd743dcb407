package dev.styxy.core.app;

import dev.styxy.core.sandbox.Sandbox;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.MachinePlace;
import dev.styxy.core.state.OtherScopes;
import dev.styxy.core.state.StateStamp;
import dev.styxy.core.state.UserFiles;
import dev.styxy.core.system.Answers;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.LockIds;
import dev.styxy.core.transaction.Coordinator;
import java.util.List;

/**
 * The parts that commands work with, put together for one invocation. Those that few commands need
 * are made when one of them asks.
 */
public interface Application {
  Coordinator coordinator();

  /** The configuration that applies here, and where it comes from. */
  ConfigView config();

  Host host();

  LockIds lockIds();

  OtherScopes otherScopes();

  /** Where the users of this machine tell each other about their ports. */
  MachinePlace machinePlace();

  /** Changes whenever the state is saved. */
  StateStamp stateStamp();

  UserFiles envFiles();

  Answers answers();

  /**
   * What confines this process, as far as it can be seen.
   *
   * @param isDenied whether the state could not be written
   */
  default List<Sandbox> sandboxes(boolean isDenied) {
    return List.of();
  }

  /** The setting that makes the state writable where it is not. */
  default String writableSetting() {
    return "export STYXY_HOME=DIR";
  }

  default Settings settings() {
    return config().settings();
  }
}
