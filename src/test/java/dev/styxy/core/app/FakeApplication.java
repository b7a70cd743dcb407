package dev.styxy.core.app;

import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.state.MachinePlace;
import dev.styxy.core.state.NoMachinePlace;
import dev.styxy.core.state.OtherScopes;
import dev.styxy.core.state.StateStamp;
import dev.styxy.core.state.UserFiles;
import dev.styxy.core.system.Answers;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.LockIds;
import dev.styxy.core.transaction.Coordinator;

/** An application on a machine that is all made up. */
public record FakeApplication(
    Coordinator coordinator,
    ConfigView config,
    FakeHost host,
    LockIds lockIds,
    OtherScopes otherScopes)
    implements Application {

  @Override
  public MachinePlace machinePlace() {
    return new NoMachinePlace();
  }

  @Override
  public StateStamp stateStamp() {
    return () -> host.actions.stamp;
  }

  @Override
  public UserFiles envFiles() {
    return host.actions;
  }

  @Override
  public Answers answers() {
    return question -> host.actions.isYes;
  }
}
