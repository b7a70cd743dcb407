package dev.styxy.cli;

import dev.styxy.core.Asker;
import dev.styxy.core.ConfigFiles;
import dev.styxy.core.Engine;
import dev.styxy.core.EngineFactory;
import dev.styxy.core.Insight;
import dev.styxy.core.Installation;
import dev.styxy.core.Notices;
import dev.styxy.core.OwnerChoice;
import dev.styxy.core.OwnerFinder;
import dev.styxy.core.ProcessTable;
import dev.styxy.core.Projects;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an invocation has at hand: its surroundings, its output, and the engine once it is needed.
 */
final class Context {
  private static final String NO_OWNER = "unowned";

  private final Surroundings surroundings;
  private final EngineFactory engines;
  private final Notices notices;
  private final Output output;
  private final OptionalLong lockTimeoutMillis;
  private final List<String> tail;
  private final Projects projects = new Projects();

  Context(
      Surroundings surroundings,
      EngineFactory engines,
      Notices notices,
      Output output,
      OptionalLong lockTimeoutMillis,
      List<String> tail) {
    this.surroundings = surroundings;
    this.engines = engines;
    this.notices = notices;
    this.output = output;
    this.lockTimeoutMillis = lockTimeoutMillis;
    this.tail = tail;
  }

  Output output() {
    return output;
  }

  /** The engine of a command to which this process gives way, and stderr with it. */
  Engine openEngineForCommand() {
    if (isLogged()) {
      engines.waitSilently();
    }
    return openEngine();
  }

  Engine openEngine() {
    return engines.open(lockTimeoutMillis, namedInstance());
  }

  ConfigFiles configFiles() {
    return engines.configFiles();
  }

  /** The command that {@code run} is to run. */
  List<String> tail() {
    return tail;
  }

  /** The instance that allocations for this owner belong to. */
  String instance(Optional<ProcessRef> owner) {
    return namedInstance()
        .map(Arguments::instance)
        .orElseGet(() -> owner.isPresent() ? "process-" + owner.get().pid() : NO_OWNER);
  }

  /** The instance that the environment names; every command of it is its sign of life. */
  private Optional<String> namedInstance() {
    Optional<String> named = variable("STYXY_INSTANCE");
    return named.isPresent() ? named : variable("CLAUDE_INSTANCE_ID");
  }

  /** Who asks; that is found out only when it matters. */
  Asker asker(ProcessTable processes) {
    return allocation ->
        allocation.project().equals(project()) || isOfThisInstance(allocation, processes);
  }

  private boolean isOfThisInstance(Allocation allocation, ProcessTable processes) {
    Optional<String> named = namedInstance();
    if (named.isPresent()) {
      return named.get().equals(allocation.instance());
    }
    Optional<ProcessRef> owner = new OwnerFinder(processes).find(new OwnerChoice.Auto());
    return owner.isPresent()
        && (instance(owner).equals(allocation.instance()) || allocation.isOwnedBy(owner.get()));
  }

  /** All variables of the environment, the empty ones too. */
  Map<String, String> variables() {
    return surroundings.environment();
  }

  Insight openInsight() {
    return engines.insight();
  }

  Installation installation() {
    return engines.installation();
  }

  /** What would be told on stderr in the end; whoever takes it tells it otherwise. */
  List<String> takeNotices() {
    return notices.drain();
  }

  /** A variable of the environment; absent when it is unset or empty. */
  Optional<String> variable(String name) {
    String value = surroundings.environment().get(name);
    return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** What is fed into stdin. */
  InputStream input() {
    return surroundings.input();
  }

  Path workingDirectory() {
    return surroundings.workingDirectory();
  }

  /** The project of the working directory. */
  String project() {
    return projects.of(workingDirectory()).toString();
  }

  /** Whether the answer goes to a terminal. */
  boolean isAnswerShown() {
    return surroundings.terminals().contains(1);
  }

  /** Whether what is said on stderr lands in a file or a pipe. */
  boolean isLogged() {
    return !surroundings.terminals().contains(2);
  }

  /** Whether a person sits at both ends: questions can be seen and answered. */
  boolean isTerminal() {
    return surroundings.terminals().contains(0) && surroundings.terminals().contains(2);
  }
}
