package dev.styxy.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names that other tools have for our commands: other words, not misspellings. */
final class Synonyms {
  private static final Map<String, String> COMMANDS = commands();

  private Synonyms() {}

  private static Map<String, String> commands() {
    Map<String, String> commands = new HashMap<>();
    add(commands, "allocate", "alloc acquire add assign book claim create get give lease new next");
    add(commands, "allocate", "obtain pick port request reserve");
    add(commands, "release", "dealloc deallocate del delete drop forget free give-back");
    add(commands, "release", "remove return rm unallocate unlock");
    add(commands, "take", "claim-port grab queue steal takeover");
    add(commands, "renew", "extend heartbeat keep keepalive refresh touch");
    add(commands, "run -n web -- …", "exec launch serve spawn start up with");
    add(commands, "kill", "abort down end quit stop terminate");
    add(commands, "list", "allocations l leases ll ls ports ps show who");
    add(commands, "status", "info overview services st state stat");
    add(commands, "list --watch", "monitor top watch");
    add(commands, "list --sticky", "remembered sticky");
    add(commands, "open", "browse browser goto visit");
    add(commands, "verify", "assert confirm prove");
    add(commands, "wait", "await wait-for");
    add(commands, "check", "available explain inspect is-free test what which whois why");
    add(commands, "scan", "listening lsof netstat ss system used");
    add(commands, "history", "audit events journal log logs");
    add(commands, "instances", "sessions");
    add(commands, "cleanup", "clean gc prune purge reap sweep tidy");
    add(commands, "doctor", "diagnose diagnostics health healthcheck ping");
    add(commands, "metrics", "prometheus stats");
    add(commands, "env", "direnv dotenv export export-env variables vars");
    add(commands, "config show", "conf configure get-config settings");
    add(commands, "config types", "ranges services types");
    add(commands, "config init", "generate setup");
    add(commands, "config validate", "lint validate");
    add(commands, "import", "migrate");
    add(commands, "--version", "-v ver version");
    add(commands, "--help", "? commands man usage");
    return Map.copyOf(commands);
  }

  private static void add(Map<String, String> commands, String meant, String words) {
    for (String word : words.split(" ")) {
      commands.put(word, meant);
    }
  }

  /** What to type after {@code styxy} for this word. */
  static Optional<String> of(String word) {
    return Optional.ofNullable(COMMANDS.get(word));
  }

  /** All of the words, for a test that none of them is a command. */
  static List<String> words() {
    return List.copyOf(COMMANDS.keySet());
  }
}
