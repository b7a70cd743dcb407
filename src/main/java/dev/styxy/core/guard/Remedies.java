package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.PortRange;
import dev.styxy.model.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows what to type instead of a command that the guard objects to. */
public final class Remedies {
  private static final String PLACEHOLDER = "{port}";
  private static final int MOST_NAMES = 5;

  private final Map<String, PortRange> services;

  /**
   * Remedies for a project.
   *
   * @param services the ranges of the services that its file names, by name
   */
  public Remedies(Map<String, PortRange> services) {
    this.services = services;
  }

  List<String> insteadOfEnding(
      Transaction seen, String project, Intent intent, List<Neighbour> others) {
    List<String> suggestions = new ArrayList<>();
    if (intent instanceof Intent.Release || intent instanceof Intent.ReleaseAll) {
      suggestions.add("styxy release --project   # all of this project, and nothing else");
      addCheck(suggestions, others);
      return suggestions;
    }
    boolean areClients = !others.isEmpty() && others.get(0).port().isEmpty();
    if (areClients || !(intent instanceof Intent.EndPort)) {
      StringBuilder own = new StringBuilder();
      int names = 0;
      for (Allocation lease : seen.ledger().allocations()) {
        if (lease.project().equals(project) && names < MOST_NAMES) {
          own.append(' ').append(lease.name().map(ShellWord::of).orElse("" + lease.port()));
          names++;
        }
      }
      suggestions.add(
          names == 0
              ? "styxy list --project   # what this project has: nothing now"
              : "styxy kill" + own + "   # ends this project's own servers only");
    }
    suggestions.add(
        run(name(Optional.empty())) + "COMMAND {port}   # a server on a port of its own");
    addCheck(suggestions, others);
    return suggestions;
  }

  List<String> insteadOfClaiming(Intent.Claim claim, List<Neighbour> others) {
    List<String> suggestions = new ArrayList<>();
    String name = name(Optional.of(claim.port()));
    suggestions.add(run(name) + rewritten(claim));
    addCheck(suggestions, others);
    return suggestions;
  }

  private String run(String name) {
    String option = services.containsKey(name) ? "" : "-n ";
    return "styxy run " + option + ShellWord.of(name) + " -- ";
  }

  private static void addCheck(List<String> suggestions, List<Neighbour> others) {
    for (Neighbour other : others) {
      if (other.port().isPresent()) {
        suggestions.add("styxy check " + other.port().get() + "   # whose it is");
        return;
      }
    }
  }

  /** The service in whose range the port is, else the first, else a usual name. */
  private String name(Optional<Integer> port) {
    for (Map.Entry<String, PortRange> service : services.entrySet()) {
      if (port.isPresent() && service.getValue().contains(port.get())) {
        return service.getKey();
      }
    }
    return port.isEmpty() && !services.isEmpty() ? services.keySet().iterator().next() : "web";
  }

  /** The command with the placeholder that {@code run} replaces, where the port stood. */
  private static String rewritten(Intent.Claim claim) {
    Invocation server = claim.server();
    StringBuilder words = new StringBuilder(ShellWord.of(server.path()));
    for (int i = 0; i < server.arguments().size(); i++) {
      String source = server.arguments().get(i).source();
      boolean isPort = claim.option().isPresent() && claim.option().get() == i;
      words.append(' ');
      words.append(
          isPort
              ? withPlaceholder(source, Integer.toString(claim.port()))
              : server.arguments().get(i).isLiteral()
                  ? ShellWord.of(source)
                  : "\"" + source + "\"");
    }
    return words.toString();
  }

  /** A published port is the one before the container's: the first that is this number. */
  private static String withPlaceholder(String word, String port) {
    int at = word.indexOf(port);
    return at < 0
        ? ShellWord.of(word)
        : word.substring(0, at) + PLACEHOLDER + word.substring(at + port.length());
  }
}
