package dev.styxy;

import dev.styxy.config.ConfigLoader;
import dev.styxy.core.app.Application;
import dev.styxy.core.app.ApplicationFactory;
import dev.styxy.core.app.Diagnostics;
import dev.styxy.core.app.HookTools;
import dev.styxy.core.document.DocumentReader;
import dev.styxy.core.owner.FileOwners;
import dev.styxy.core.owner.LivingProjects;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.sandbox.SandboxedStore;
import dev.styxy.core.sandbox.WayOut;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.state.MachinePlace;
import dev.styxy.core.state.NoMachinePlace;
import dev.styxy.core.state.StateStore;
import dev.styxy.core.state.UserFiles;
import dev.styxy.core.sweep.Sweeper;
import dev.styxy.core.system.Answers;
import dev.styxy.core.system.Browser;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.Installation;
import dev.styxy.core.text.Notices;
import dev.styxy.core.transaction.Coordinator;
import dev.styxy.format.ProjectDocuments;
import dev.styxy.os.browser.DesktopBrowser;
import dev.styxy.os.git.GitProgram;
import dev.styxy.os.installation.RunningInstallation;
import dev.styxy.os.platform.Platform;
import dev.styxy.os.platform.PortSpace;
import dev.styxy.store.FileStateStore;
import dev.styxy.store.StateFileStamp;
import dev.styxy.store.StatePlaceFiles;
import dev.styxy.store.completion.CompletionSource;
import dev.styxy.store.event.EventReader;
import dev.styxy.store.file.CurrentUser;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.NioFileOps;
import dev.styxy.store.file.SafeUserFiles;
import dev.styxy.store.file.SecureDirectory;
import dev.styxy.store.file.StateDirectory;
import dev.styxy.store.lock.LockPatience;
import dev.styxy.store.lock.ProcLocks;
import dev.styxy.store.machine.MachineDirectory;
import dev.styxy.store.machine.Publisher;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Puts the parts together for a command that needs them. */
final class CompositionRoot implements ApplicationFactory {
  private final Platform platform;
  private final Map<String, String> environment;
  private final EnvironmentPaths paths;
  private final Path workingDirectory;
  private final Projects projects;
  private final FileOps disk;
  private final Notices notices;
  private final PrintStream err;
  private final Answers answers;

  /** Resolved once, by the first that needs it. */
  private Optional<StateDirectory> directory = Optional.empty();

  private boolean isWaitingSilently;

  /**
   * Parts for this platform and environment.
   *
   * @param workingDirectory absolute; its project's configuration counts
   * @param err told at once when the lock is being waited for
   * @param answers asked before what cannot be undone
   */
  CompositionRoot(
      Platform platform,
      Map<String, String> environment,
      Path workingDirectory,
      Notices notices,
      PrintStream err,
      Answers answers) {
    this.platform = platform;
    this.environment = environment;
    this.paths = new EnvironmentPaths(environment);
    this.workingDirectory = workingDirectory;
    this.projects = new Projects(new FileOwners(platform.fileStats()));
    this.disk = new NioFileOps(platform.fileStats());
    this.notices = notices;
    this.err = err;
    this.answers = answers;
  }

  @Override
  public Path project() {
    return projects.of(workingDirectory);
  }

  @Override
  public Application open(OptionalLong lockTimeoutMillis, Optional<String> caller) {
    ConfigLoader files = configFiles();
    ConfigView config = files.load();
    StateDirectory place = stateDirectory();
    Host host = platform.host();
    long configured =
        config
            .lockTimeoutMillis()
            .orElse(TimeUnit.SECONDS.toMillis(ConfigView.USUAL_LOCK_TIMEOUT_SECONDS));
    long timeoutMillis = lockTimeoutMillis.orElse(configured);
    Path project = files.projectFile().getParent();
    CompletionSource offered =
        new CompletionSource(
            config.settings().types().values(),
            config.services().values(),
            project.toString(),
            config.hasProjectFile());
    Stores stores = new Stores(timeoutMillis, host, offered);
    WayOut wayOut =
        new SandboxWayOut(platform, environment, config.sandboxHome(), place, project, stores);
    StateStore store = new SandboxedStore(stores.apply(place), wayOut, notices);
    LivingProjects living = new LivingProjects(host.directories(), project().toString());
    Sweeper sweeper = new Sweeper(host.processes(), projects, living, caller);
    MachinePlace machine = machinePlace(config, place, host);
    Coordinator coordinator = new Coordinator(store, host, sweeper, System::nanoTime, machine);
    return new OpenApplication(coordinator, config, host, place, machine, answers, wayOut);
  }

  /** Makes the store on a directory. A class of its own, as a lambda would be linked. */
  private final class Stores implements Function<StateDirectory, StateStore> {
    private final long timeoutMillis;
    private final Host host;
    private final CompletionSource offered;

    Stores(long timeoutMillis, Host host, CompletionSource offered) {
      this.timeoutMillis = timeoutMillis;
      this.host = host;
      this.offered = offered;
    }

    @Override
    public StateStore apply(StateDirectory place) {
      return new FileStateStore(
          disk,
          new SecureDirectory(disk, place.home(), place.path(), user()),
          new LockPatience(timeoutMillis, CompositionRoot.this::sayWaiting, new ProcLocks()),
          notices,
          host.clock(),
          offered);
    }
  }

  /** As the kernel says it, where it does; else as the file system shows it. */
  private long user() {
    long uid = platform.facts().uid();
    return uid >= 0 ? uid : CurrentUser.uid();
  }

  private MachinePlace machinePlace(ConfigView config, StateDirectory own, Host host) {
    Optional<PortSpace> space = platform.portSpace();
    if (space.isEmpty()) {
      return new NoMachinePlace();
    }
    return new MachineDirectory(
        disk,
        paths.machine().resolve(space.get().name()),
        space.get().files(),
        new Publisher(platform.facts().uid(), own.path(), config.isSharingNames()),
        notices,
        host.clock(),
        host.processes());
  }

  @Override
  public ConfigLoader configFiles() {
    return new ConfigLoader(
        paths.config(), project(), () -> platform.host().limits(), notices, SafeUserFiles::new);
  }

  @Override
  public Diagnostics diagnostics() {
    StateDirectory place = stateDirectory();
    return new Diagnostics(
        new EventReader(place.path()),
        StateFileStamp.ofEvents(place),
        platform.host().clock(),
        platform.host().pause(),
        new SafeUserFiles(),
        new StatePlaceFiles(place));
  }

  @Override
  public ApplicationFactory in(Path otherDirectory) {
    return new CompositionRoot(platform, environment, otherDirectory, notices, err, answers);
  }

  @Override
  public HookTools hookTools() {
    SafeUserFiles files = new SafeUserFiles();
    return new HookTools(files, files, new GitProgram());
  }

  @Override
  public Installation installation() {
    return new RunningInstallation(environment);
  }

  @Override
  public DocumentReader documents() {
    return new ProjectDocuments();
  }

  @Override
  public UserFiles userFiles() {
    return new SafeUserFiles();
  }

  @Override
  public Browser browser() {
    return new DesktopBrowser(environment, System.getProperty("os.name"));
  }

  @Override
  public void waitSilently() {
    isWaitingSilently = true;
  }

  private void sayWaiting(String message) {
    if (isWaitingSilently) {
      return;
    }
    err.append("styxy: ").append(message).append('\n');
    err.flush();
  }

  private StateDirectory stateDirectory() {
    if (directory.isEmpty()) {
      directory = Optional.of(paths.state(platform.facts()));
    }
    return directory.get();
  }
}
