package dev.styxy.cli.invocation;

import dev.styxy.core.allocate.LauncherPorts;
import dev.styxy.core.app.Application;
import dev.styxy.core.app.ApplicationFactory;
import dev.styxy.core.app.Diagnostics;
import dev.styxy.core.app.HookTools;
import dev.styxy.core.document.DocumentReader;
import dev.styxy.core.owner.OwnerChoice;
import dev.styxy.core.owner.OwnerFinder;
import dev.styxy.core.ports.Requester;
import dev.styxy.core.settings.ConfigFiles;
import dev.styxy.core.state.UserFiles;
import dev.styxy.core.system.Browser;
import dev.styxy.core.system.Installation;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.text.Notices;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a command has at hand: its surroundings, its output, and the application once needed. */
public final class Context {
  private static final String NO_OWNER = "unowned";

  private final Surroundings surroundings;
  private final ApplicationFactory applications;
  private final Notices notices;
  private final Output output;
  private final OptionalLong lockTimeoutMillis;
  private final List<String> tail;

  public Context(
      Surroundings surroundings,
      ApplicationFactory applications,
      Notices notices,
      Output output,
      OptionalLong lockTimeoutMillis,
      List<String> tail) {
    this.surroundings = surroundings;
    this.applications = applications;
    this.notices = notices;
    this.output = output;
    this.lockTimeoutMillis = lockTimeoutMillis;
    this.tail = tail;
  }

  public Output output() {
    return output;
  }

  /** Opens the application for a command that will replace this process and take over stderr. */
  public Application openApplicationForCommand() {
    if (isLogged()) {
      applications.waitSilently();
    }
    return openApplication();
  }

  /**
   * Opens the application in a directory, for a caller that rather goes without than waits for
   * long; nothing is said about waiting.
   */
  public Application openApplicationIn(Path directory, long patienceMillis) {
    ApplicationFactory there = applications.in(directory);
    there.waitSilently();
    return there.open(
        lockTimeoutMillis.isPresent() ? lockTimeoutMillis : OptionalLong.of(patienceMillis),
        namedInstance());
  }

  public Application openApplication() {
    return applications.open(lockTimeoutMillis, namedInstance());
  }

  public ConfigFiles configFiles() {
    return applications.configFiles();
  }

  public DocumentReader documents() {
    return applications.documents();
  }

  public UserFiles userFiles() {
    return applications.userFiles();
  }

  /** The command that {@code run} is to run. */
  public List<String> tail() {
    return tail;
  }

  /** The instance that allocations for this owner belong to. */
  public String instance(Optional<ProcessRef> owner) {
    return namedInstance()
        .map(Arguments::instance)
        .orElseGet(() -> owner.isPresent() ? "process-" + owner.get().pid() : NO_OWNER);
  }

  /** The instance that the environment names; every command of it shows that it is alive. */
  private Optional<String> namedInstance() {
    Optional<String> named = variable("STYXY_INSTANCE");
    return named.isPresent() ? named : variable("CLAUDE_INSTANCE_ID");
  }

  /**
   * The ports that whoever started this process has set aside for it; absent when no variable says
   * so, which is nearly always, and costs nothing.
   *
   * @param variables those of the service that a port is for
   */
  public Optional<LauncherPorts> launcherPorts(List<String> variables) {
    boolean isSet =
        variable("WORKSPACE_PORT").isPresent() || variable("CONDUCTOR_PORT").isPresent();
    for (int i = 0; i < variables.size() && !isSet; i++) {
      isSet = variable(variables.get(i)).isPresent();
    }
    return isSet
        ? Optional.of(new LauncherPorts(surroundings.environment(), variables))
        : Optional.empty();
  }

  /** Who asks; looked up only when it matters. */
  public Requester requester(ProcessTable processes) {
    return new ThisRequester(processes);
  }

  /** A class of its own, as a lambda would be linked. */
  private final class ThisRequester implements Requester {
    private final ProcessTable processes;

    ThisRequester(ProcessTable processes) {
      this.processes = processes;
    }

    @Override
    public boolean owns(Allocation allocation) {
      return allocation.project().equals(project()) || isOfThisInstance(allocation, processes);
    }
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
  public Map<String, String> variables() {
    return surroundings.environment();
  }

  public Diagnostics openDiagnostics() {
    return applications.diagnostics();
  }

  public HookTools hookTools() {
    return applications.hookTools();
  }

  public Installation installation() {
    return applications.installation();
  }

  public Browser browser() {
    return applications.browser();
  }

  /** Takes the notices that would go to stderr at the end, to report them in another way. */
  public List<String> takeNotices() {
    return notices.drain();
  }

  /** A variable of the environment; absent when it is unset or empty. */
  public Optional<String> variable(String name) {
    String value = surroundings.environment().get(name);
    return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** stdin. */
  public InputStream input() {
    return surroundings.input();
  }

  /** Runs other commands, for one that serves them. */
  public Invocations invocations() {
    return surroundings.invocations().get();
  }

  public String version() {
    return surroundings.version().get();
  }

  public Path workingDirectory() {
    return surroundings.workingDirectory();
  }

  /** The project of the working directory. */
  public String project() {
    return applications.project().toString();
  }

  /** Whether the answer goes to a terminal. */
  public boolean isAnswerShown() {
    return surroundings.terminals().contains(1);
  }

  /** Whether what is said on stderr lands in a file or a pipe. */
  boolean isLogged() {
    return !surroundings.terminals().contains(2);
  }

  /** Whether a person sits at both ends: questions can be seen and answered. */
  public boolean isTerminal() {
    return surroundings.terminals().contains(0) && surroundings.terminals().contains(2);
  }
}
