package dev.styxy.core.app;

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

  default Settings settings() {
    return config().settings();
  }
}
