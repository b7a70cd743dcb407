package dev.styxy.cli;

import dev.styxy.cli.command.AllocateCommand;
import dev.styxy.cli.command.CheckCommand;
import dev.styxy.cli.command.CleanupCommand;
import dev.styxy.cli.command.CompletionCommand;
import dev.styxy.cli.command.DaemonCommand;
import dev.styxy.cli.command.DoctorCommand;
import dev.styxy.cli.command.EnvCommand;
import dev.styxy.cli.command.ImportCommand;
import dev.styxy.cli.command.InstancesCommand;
import dev.styxy.cli.command.KillCommand;
import dev.styxy.cli.command.ReleaseCommand;
import dev.styxy.cli.command.RenewCommand;
import dev.styxy.cli.command.RunCommand;
import dev.styxy.cli.command.ScanCommand;
import dev.styxy.cli.command.WaitCommand;
import dev.styxy.cli.config.ConfigCommand;
import dev.styxy.cli.history.HistoryCommand;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.list.ListCommand;
import dev.styxy.cli.metrics.MetricsCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All commands: their names, what they are for in a line, and how to make the one that is called.
 */
enum CommandTable {
  ALLOCATE("allocate", Group.PORTS, "give out a port and print it"),
  RELEASE("release", Group.PORTS, "give ports back"),
  RENEW("renew", Group.PORTS, "begin leases anew"),
  RUN("run", Group.WORKING, "become a command that has a port"),
  ENV("env", Group.WORKING, "allocate a project's services, and print their variables"),
  WAIT("wait", Group.WORKING, "wait until a server is up, or a port is free"),
  KILL("kill", Group.WORKING, "end what listens on a port"),
  LIST("list", Group.LOOKING, "show who has which port"),
  CHECK("check", Group.LOOKING, "say whether a port can be had, and why not"),
  SCAN("scan", Group.LOOKING, "show what is bound to the ports of a range"),
  HISTORY("history", Group.LOOKING, "show who had which port, and why no longer"),
  INSTANCES("instances", Group.LOOKING, "show the sessions that have ports"),
  CLEANUP("cleanup", Group.CARE, "take back what is stale, and say why"),
  DOCTOR("doctor", Group.CARE, "say how styxy is, and what to do about it"),
  METRICS("metrics", Group.CARE, "print figures for monitoring"),
  CONFIG("config", Group.CARE, "show and check the configuration, the types and their ranges"),
  IMPORT("import", Group.CARE, "take over what the original styxy left"),
  COMPLETION("completion", Group.CARE, "print the completions of a shell"),
  DAEMON("daemon", Group.CARE, "do nothing: no daemon is needed");

  /** What a command is about; the help lists them so. */
  enum Group {
    PORTS("Ports"),
    WORKING("Working"),
    LOOKING("Looking"),
    CARE("Care");

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

  /** What to say when it takes long; nothing where a command talks for itself. */
  Optional<String> progress() {
    return switch (group) {
      case LOOKING -> Optional.of("looking at ports and processes");
      case CARE -> Optional.of("working");
      case PORTS, WORKING -> Optional.empty();
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

  /** Makes the command; the classes of the others are not even loaded. */
  Command create() {
    return switch (this) {
      case ALLOCATE -> new AllocateCommand();
      case RELEASE -> new ReleaseCommand();
      case RENEW -> new RenewCommand();
      case RUN -> new RunCommand();
      case ENV -> new EnvCommand();
      case WAIT -> new WaitCommand();
      case KILL -> new KillCommand();
      case SCAN -> new ScanCommand();
      case LIST -> new ListCommand();
      case CHECK -> new CheckCommand();
      case INSTANCES -> new InstancesCommand();
      case CONFIG -> new ConfigCommand();
      case IMPORT -> new ImportCommand();
      case CLEANUP -> new CleanupCommand();
      case HISTORY -> new HistoryCommand();
      case DOCTOR -> new DoctorCommand();
      case COMPLETION -> new CompletionCommand();
      case METRICS -> new MetricsCommand();
      case DAEMON -> new DaemonCommand();
    };
  }
}
