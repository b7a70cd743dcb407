package dev.styxy.core.adopt;

import dev.styxy.core.settings.ProjectVariables;
import dev.styxy.model.ShellWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Gives each server a variable of its own, and the line that starts it. The variable that a server
 * takes its port from is its variable, unless several servers take theirs from the same one: then
 * {@code run} sets it for each.
 */
final class ServicePlanner {
  private static final String PORT = "PORT";

  private final List<Server> servers;
  private final Set<String> taken = new HashSet<>();

  ServicePlanner(List<Server> servers) {
    this.servers = servers;
  }

  List<PlannedService> plan() {
    List<String> variables = new ArrayList<>();
    for (Server server : servers) {
      boolean isOwn = isOwn(server.variable());
      variables.add(isOwn ? server.variable() : "");
      taken.add(isOwn ? server.variable() : "");
    }
    List<PlannedService> all = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      Server server = servers.get(i);
      String variable = variables.get(i).isEmpty() ? free(server) : variables.get(i);
      all.add(
          new PlannedService(
              server.name(),
              server.type(),
              variable,
              server.protocol(),
              server.port(),
              run(server, variable),
              server.source()));
    }
    return all;
  }

  /** Whether it is this server's alone, and one that a project's file may set. */
  private boolean isOwn(String variable) {
    long users = servers.stream().filter(server -> server.variable().equals(variable)).count();
    return users == 1 && !variable.isEmpty() && ProjectVariables.mayBeSet(variable);
  }

  /** PORT is for what a person starts: a shell that has it gives it to every server. */
  private String free(Server server) {
    boolean isAlone = servers.size() == 1 && !server.command().isEmpty();
    String base = isAlone ? PORT : named(server.name());
    String variable = base;
    for (int i = 2; !taken.add(variable); i++) {
      variable = base + "_" + i;
    }
    return variable;
  }

  private static String named(String service) {
    StringBuilder name = new StringBuilder();
    for (char c : service.toUpperCase(Locale.ROOT).toCharArray()) {
      name.append((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_');
    }
    boolean isDigit = name.charAt(0) >= '0' && name.charAt(0) <= '9';
    return (isDigit ? "_" : "") + name + "_" + PORT;
  }

  private static String run(Server server, String variable) {
    if (server.command().isEmpty()) {
      return "";
    }
    String wanted = server.variable();
    boolean isSet = wanted.isEmpty() || wanted.equals(variable);
    return "styxy run "
        + ShellWord.of(server.name())
        + (isSet ? "" : " --env " + wanted)
        + " -- "
        + server.command();
  }
}
