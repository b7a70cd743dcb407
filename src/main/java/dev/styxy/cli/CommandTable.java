package dev.styxy.cli;

import dev.styxy.cli.agents.AgentsCommand;
import dev.styxy.cli.command.AllocateCommand;
import dev.styxy.cli.command.CheckCommand;
import dev.styxy.cli.command.CleanupCommand;
import dev.styxy.cli.command.CompletionCommand;
import dev.styxy.cli.command.DaemonCommand;
import dev.styxy.cli.command.DoctorCommand;
import dev.styxy.cli.command.EnvCommand;
import dev.styxy.cli.command.ImportCommand;
import dev.styxy.cli.command.InitCommand;
import dev.styxy.cli.command.InstancesCommand;
import dev.styxy.cli.command.KillCommand;
import dev.styxy.cli.command.OpenCommand;
import dev.styxy.cli.command.ReleaseCommand;
import dev.styxy.cli.command.RenewCommand;
import dev.styxy.cli.command.RunCommand;
import dev.styxy.cli.command.ScanCommand;
import dev.styxy.cli.command.TakeCommand;
import dev.styxy.cli.command.VerifyCommand;
import dev.styxy.cli.command.WaitCommand;
import dev.styxy.cli.compose.ComposeCommand;
import dev.styxy.cli.config.ConfigCommand;
import dev.styxy.cli.history.HistoryCommand;
import dev.styxy.cli.hooks.HooksCommand;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.list.ListCommand;
import dev.styxy.cli.mcp.McpCommand;
import dev.styxy.cli.metrics.MetricsCommand;
import dev.styxy.cli.status.StatusCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All commands: their names, one line about each, and how to make the one that is called. */
enum CommandTable {
  ALLOCATE("allocate", Group.PORTS, "allocate a port and print it"),
  RELEASE("release", Group.PORTS, "release ports"),
  RENEW("renew", Group.PORTS, "renew leases"),
  TAKE("take", Group.PORTS, "take a port as soon as another project releases it"),
  RUN("run", Group.SERVERS, "run a command with a port of its own"),
  ENV("env", Group.SERVERS, "allocate ports for a project's services, and print their variables"),
  INIT("init", Group.SERVERS, "look at the project, and write its .styxy.json"),
  COMPOSE("compose", Group.SERVERS, "allocate the ports that a Compose file publishes"),
  WAIT("wait", Group.SERVERS, "wait until a server is up or a port is free"),
  OPEN("open", Group.SERVERS, "open a server's page in the browser"),
  VERIFY("verify", Group.SERVERS, "prove that what answers is this project's server"),
  KILL("kill", Group.SERVERS, "end the server on a port"),
  STATUS(
      "status", Group.INSPECTION, "show this project's services, their ports and what to do next"),
  LIST("list", Group.INSPECTION, "show who has which port"),
  CHECK("check", Group.INSPECTION, "tell whether a port is available, and why not"),
  SCAN("scan", Group.INSPECTION, "show what is bound to a range of ports"),
  HISTORY("history", Group.INSPECTION, "show who had which port, and why they lost it"),
  INSTANCES("instances", Group.INSPECTION, "show the sessions that have ports"),
  MCP("mcp", Group.AGENTS, "serve the Model Context Protocol on stdin and stdout"),
  AGENTS(
      "agents", Group.AGENTS, "print what coding agents should know, for AGENTS.md or as a skill"),
  HOOKS("hooks", Group.AGENTS, "give git and coding agents their ports, and a guard"),
  CLEANUP("cleanup", Group.MAINTENANCE, "reclaim stale ports, and say why"),
  DOCTOR("doctor", Group.MAINTENANCE, "check styxy's health, and suggest fixes"),
  METRICS("metrics", Group.MAINTENANCE, "print metrics for monitoring"),
  CONFIG("config", Group.MAINTENANCE, "show and check the configuration, service types and ranges"),
  IMPORT("import", Group.MAINTENANCE, "import the configuration and ports of the original styxy"),
  COMPLETION("completion", Group.MAINTENANCE, "print shell completions"),
  DAEMON("daemon", Group.MAINTENANCE, "do nothing: no daemon is needed");

  /** What a command is about; the help groups them this way. */
  enum Group {
    PORTS("Ports"),
    SERVERS("Servers"),
    INSPECTION("Inspection"),
    AGENTS("Agents"),
    MAINTENANCE("Maintenance");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final String word;
  private final Group group;
  private final String summary;

  CommandTable(String word, Group group, String summary) {
    this.word = word;
    this.group = group;
    this.summary = summary;
  }

  String word() {
    return word;
  }

  Group group() {
    return group;
  }

  String summary() {
    return summary;
  }

  /** What to say when it takes long; empty where a command speaks for itself. */
  Optional<String> progress() {
    return switch (group) {
      case INSPECTION -> Optional.of("looking at ports and processes");
      case MAINTENANCE -> Optional.of("working");
      case PORTS, SERVERS, AGENTS -> Optional.empty();
    };
  }

  static Optional<CommandTable> find(String word) {
    for (CommandTable entry : values()) {
      if (entry.word.equals(word)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  static List<String> words() {
    List<String> words = new ArrayList<>();
    for (CommandTable entry : values()) {
      words.add(entry.word);
    }
    return words;
  }

  /** One line about each command, by its word. */
  static Map<String, String> summaries() {
    Map<String, String> summaries = new LinkedHashMap<>();
    for (CommandTable entry : values()) {
      summaries.put(entry.word, entry.summary);
    }
    return summaries;
  }

  /** Makes the command; the classes of the others are not even loaded. */
  Command create() {
    return switch (this) {
      case ALLOCATE -> new AllocateCommand();
      case RELEASE -> new ReleaseCommand();
      case RENEW -> new RenewCommand();
      case TAKE -> new TakeCommand();
      case RUN -> new RunCommand();
      case ENV -> new EnvCommand();
      case INIT -> new InitCommand();
      case COMPOSE -> new ComposeCommand();
      case WAIT -> new WaitCommand();
      case OPEN -> new OpenCommand();
      case VERIFY -> new VerifyCommand();
      case KILL -> new KillCommand();
      case SCAN -> new ScanCommand();
      case STATUS -> new StatusCommand();
      case LIST -> new ListCommand();
      case CHECK -> new CheckCommand();
      case INSTANCES -> new InstancesCommand();
      case CONFIG -> new ConfigCommand();
      case HOOKS -> new HooksCommand();
      case IMPORT -> new ImportCommand();
      case MCP -> new McpCommand();
      case AGENTS -> new AgentsCommand(summaries());
      case CLEANUP -> new CleanupCommand();
      case HISTORY -> new HistoryCommand();
      case DOCTOR -> new DoctorCommand();
      case COMPLETION -> new CompletionCommand();
      case METRICS -> new MetricsCommand();
      case DAEMON -> new DaemonCommand();
    };
  }
}
