package dev.styxy.core.owner;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.util.Optional;

/** Says who types a command, for the event log. */
public final class Caller {
  private Caller() {}

  /** {@code bash 123 (uid 1000)}: whom an allocation would be made for, and as which user. */
  public static String words(ProcessTable processes) {
    Optional<ProcessRef> session = new OwnerFinder(processes).find(new OwnerChoice.Auto());
    Optional<ProcessInfo> self = processes.find(processes.self());
    String user = self.isPresent() && self.get().uid() >= 0 ? "uid " + self.get().uid() : "a user";
    return session.isPresent() ? Descriptions.of(session.get()) + " (" + user + ")" : user;
  }
}
