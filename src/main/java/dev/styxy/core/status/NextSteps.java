package dev.styxy.core.status;

import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.ShellWord;
import java.util.List;
import java.util.Optional;

/** Says what to type about a service, as it is. */
final class NextSteps {
  private static final String USUAL_TYPE = "dev";

  /** Stands for the server's own command, which nobody but its author knows. */
  private static final String COMMAND = "COMMAND {port}";

  private NextSteps() {}

  /** For a lease, declared or not. */
  static List<String> of(
      PortState state, Allocation lease, Optional<ProjectService> declared, ServiceStarts starts) {
    String word = word(lease);
    return switch (state) {
      case LISTENING -> List.of();
      case HELD -> List.of("styxy wait " + word + " --timeout 30s");
      case LISTENING_ELSEWHERE -> List.of("styxy kill " + word, run(lease, declared));
      case OVERTAKEN, IN_USE_BY_OTHER_LEASE, IN_USE ->
          List.of("styxy check " + port(lease), "styxy kill " + port(lease) + " --dry-run");
      case UNKNOWN -> List.of("styxy check " + port(lease), "styxy doctor");
      case IDLE, RESERVED, UNALLOCATED ->
          lease.name().isPresent()
              ? List.of(starts.of(lease.name().get(), true).orElseGet(() -> run(lease, declared)))
              : List.of("styxy release " + word); // whoever asked for it has its number alone
    };
  }

  /** For a service that has no lease. */
  static List<String> of(
      ProjectService service, Optional<Listener> listener, int port, ServiceStarts starts) {
    String start =
        starts
            .of(service.name(), false)
            .orElseGet(() -> "styxy run " + ShellWord.of(service.name()) + " -- " + COMMAND);
    if (listener.isEmpty()) {
      return List.of(start);
    }
    return listener.get().kind() == Listener.Kind.KIN
        ? List.of("styxy check " + port, "styxy kill " + port + " --dry-run", start)
        : List.of(start, "styxy check " + port);
  }

  private static String word(Allocation lease) {
    return lease.name().isPresent() ? ShellWord.of(lease.name().get()) : port(lease);
  }

  private static String port(Allocation lease) {
    return Descriptions.port(lease.port(), lease.protocol());
  }

  private static String run(Allocation lease, Optional<ProjectService> declared) {
    if (declared.isPresent()) {
      return "styxy run " + ShellWord.of(declared.get().name()) + " -- " + COMMAND;
    }
    String type = lease.type().equals(USUAL_TYPE) ? "" : " -s " + ShellWord.of(lease.type());
    return "styxy run" + type + " -n " + word(lease) + " -- " + COMMAND;
  }
}
