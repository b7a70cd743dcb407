package dev.styxy;

import dev.styxy.core.app.Application;
import dev.styxy.core.sandbox.Sandbox;
import dev.styxy.core.sandbox.WayOut;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.state.MachinePlace;
import dev.styxy.core.state.OtherScopes;
import dev.styxy.core.state.StateStamp;
import dev.styxy.core.state.UserFiles;
import dev.styxy.core.system.Answers;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.LockIds;
import dev.styxy.core.transaction.Coordinator;
import dev.styxy.os.platform.RandomLockIds;
import dev.styxy.store.OtherScopeFiles;
import dev.styxy.store.StateFileStamp;
import dev.styxy.store.file.SafeUserFiles;
import dev.styxy.store.file.StateDirectory;
import java.util.List;

/** The application on a state directory of this machine. */
record OpenApplication(
    Coordinator coordinator,
    ConfigView config,
    Host host,
    StateDirectory directory,
    MachinePlace machinePlace,
    Answers answers,
    WayOut wayOut)
    implements Application {

  @Override
  public List<Sandbox> sandboxes(boolean isDenied) {
    return wayOut.sandboxes(isDenied);
  }

  @Override
  public String writableSetting() {
    return Sandbox.setting(wayOut);
  }

  @Override
  public LockIds lockIds() {
    return new RandomLockIds();
  }

  @Override
  public OtherScopes otherScopes() {
    return new OtherScopeFiles(directory);
  }

  @Override
  public StateStamp stateStamp() {
    return StateFileStamp.ofState(directory);
  }

  @Override
  public UserFiles envFiles() {
    return new SafeUserFiles();
  }
}
