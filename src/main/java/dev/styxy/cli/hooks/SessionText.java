package dev.styxy.cli.hooks;

import dev.styxy.cli.text.Printable;
import dev.styxy.core.env.EnvVariable;
import dev.styxy.core.env.ServiceEnv;
import dev.styxy.core.status.ProjectStatus;
import dev.styxy.core.status.ServiceStatus;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.ShellWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an agent should know of its project's ports when it begins. */
final class SessionText {
  private final ProjectStatus status;
  private final List<ServiceEnv> granted;

  SessionText(ProjectStatus status, List<ServiceEnv> granted) {
    this.status = status;
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
    for (ServiceStatus service : status.services()) {
      Optional<Allocation> lease = service.allocation();
      if (lease.isPresent() && told.add(lease.get().lockId())) {
        lines.add("- " + service.label() + ": port " + port(lease.get()) + ", " + words(service));
      }
    }
    StringBuilder text = new StringBuilder();
    text.append(
        lines.isEmpty()
            ? "styxy hands out ports on this machine; this project has none yet."
            : "Ports of this project (" + Printable.of(status.project()) + "), from styxy:");
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
    for (ServiceStatus one : status.services()) {
      if (service.grant().isPresent() && one.isOf(service.grant().get().allocation())) {
        line.append(", ").append(words(one));
      }
    }
    return line.toString();
  }

  private static String port(Allocation lease) {
    return Descriptions.port(lease.port(), lease.protocol());
  }

  private static String words(ServiceStatus service) {
    return switch (service.state()) {
      case IDLE, RESERVED, UNALLOCATED -> "nothing listens";
      default -> service.explanation();
    };
  }
}
