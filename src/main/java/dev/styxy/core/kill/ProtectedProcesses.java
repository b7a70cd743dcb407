package dev.styxy.core.kill;

import dev.styxy.core.owner.Ancestry;
import dev.styxy.core.owner.PortForwarders;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.Sameness;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.StyxyException;

/** Knows the processes that must not be ended for the sake of a port. */
final class ProtectedProcesses {
  private final ProcessTable processes;
  private final Ancestry ancestry;

  ProtectedProcesses(ProcessTable processes) {
    this.processes = processes;
    this.ancestry = new Ancestry(processes);
  }

  /** Whether ending it would end the session in which the command was typed. */
  boolean isSelfOrAncestor(ProcessInfo process) {
    return process.pid() != 1 && ancestry.contains(process.pid());
  }

  /**
   * Refuses init, forwarders and what another user started.
   *
   * @param isOwn whether it is of an own lease: then it may have changed its user
   * @param port for the message
   */
  void refuseIfUntouchable(ProcessInfo process, boolean isOwn, String port) {
    String who = Descriptions.of(process) + " has " + port;
    if (process.pid() == 1) {
      throw refused(who + ", and pid 1 keeps the whole system running", "systemctl list-sockets");
    }
    if (process.command().equals("docker-proxy")) {
      throw refused(who + " for a container", "docker ps", "docker stop CONTAINER");
    }
    if (PortForwarders.isPortForwarder(process)) {
      throw refused(who + ", and may stand for somebody else", "kill " + process.pid());
    }
    Sameness user = isOwn ? Sameness.SAME : processes.isOfSelf(process);
    if (user == Sameness.UNKNOWN) {
      throw refused(who + ", and cannot tell whose it is", "styxy scan", "kill " + process.pid());
    }
    if (user == Sameness.OTHER) {
      throw refused(
          who + ", and belongs to another user",
          process.uid() < 0
              ? "styxy scan"
              : "sudo -u '#" + process.uid() + "' kill " + process.pid());
    }
  }

  private static StyxyException refused(String message, String... suggestions) {
    return new StyxyException(FailureCode.REFUSED, message, suggestions);
  }
}
