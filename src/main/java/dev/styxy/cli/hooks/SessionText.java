package dev.styxy.cli.hooks;

import dev.styxy.cli.text.Printable;
import dev.styxy.core.env.EnvVariable;
import dev.styxy.core.env.ServiceEnv;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.PortUse;
import dev.styxy.model.ShellWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an agent should know of its project's ports when it begins. */
final class SessionText {
  private final String project;
  private final Transaction seen;
  private final List<ServiceEnv> granted;

  SessionText(String project, Transaction seen, List<ServiceEnv> granted) {
    this.project = project;
    this.seen = seen;
    this.granted = granted;
  }

  /**
   * A few lines.
   *
   * @param areAtHand whether the session's commands have the variables
   */
  String words(boolean areAtHand) {
    List<String> lines = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (ServiceEnv service : granted) {
      lines.add(service(service));
      service.grant().ifPresent(grant -> told.add(grant.allocation().lockId()));
    }
    for (Allocation lease : seen.ledger().allocations()) {
      if (lease.project().equals(project) && told.add(lease.lockId())) {
        lines.add("- " + lease.label() + ": port " + port(lease) + ", " + use(lease));
      }
    }
    StringBuilder text = new StringBuilder();
    text.append(
        lines.isEmpty()
            ? "styxy hands out ports on this machine; this project has none yet."
            : "Ports of this project (" + Printable.of(project) + "), from styxy:");
    lines.forEach(line -> text.append('\n').append(Printable.of(line)));
    if (!granted.isEmpty()) {
      text.append(
          areAtHand
              ? "\nThe variables are set in this session."
              : "\nTo set the variables in a command: eval \"$(styxy env)\"");
    }
    return text.append("\nA server on a port of its own: styxy run ")
        .append(granted.isEmpty() ? "-n NAME" : name())
        .append(" -- COMMAND {port}")
        .append("\nTo end this project's server: styxy kill ")
        .append(granted.isEmpty() ? "NAME" : name())
        .append(
            "\nWhose a port is: styxy check PORT. Never pick a port, and never end a process that")
        .append(" this project has not started: other sessions work on this machine.")
        .toString();
  }

  private String name() {
    return ShellWord.of(granted.get(0).service().name());
  }

  private String service(ServiceEnv service) {
    StringBuilder line = new StringBuilder("- " + service.service().name() + ": ");
    List<String> names = new ArrayList<>();
    for (EnvVariable variable : service.variables()) {
      names.add(variable.name() + "=" + variable.value());
    }
    line.append(String.join(" ", names));
    service.grant().ifPresent(grant -> line.append(", ").append(use(grant.allocation())));
    return line.toString();
  }

  private static String port(Allocation lease) {
    return Descriptions.port(lease.port(), lease.protocol());
  }

  private String use(Allocation lease) {
    PortUse use = seen.ports().use(lease.port(), lease.protocol(), lease.expectedPids());
    return use.isBound() ? Descriptions.of(use) : "nothing listens";
  }
}
