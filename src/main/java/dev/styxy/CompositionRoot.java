package dev.styxy;

import dev.styxy.config.ConfigLoader;
import dev.styxy.core.app.Application;
import dev.styxy.core.app.ApplicationFactory;
import dev.styxy.core.app.Diagnostics;
import dev.styxy.core.app.Workbench;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.sweep.Sweeper;
import dev.styxy.core.system.Answers;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.Installation;
import dev.styxy.core.text.Notices;
import dev.styxy.core.text.UnreadablePath;
import dev.styxy.core.transaction.Coordinator;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import dev.styxy.os.installation.RunningInstallation;
import dev.styxy.os.platform.HostFacts;
import dev.styxy.os.platform.Platform;
import dev.styxy.os.platform.RandomLockIds;
import dev.styxy.store.FileStateStore;
import dev.styxy.store.OtherScopeFiles;
import dev.styxy.store.StateFileStamp;
import dev.styxy.store.StatePlaceFiles;
import dev.styxy.store.completion.CompletionSource;
import dev.styxy.store.event.EventReader;
import dev.styxy.store.file.SafeUserFiles;
import dev.styxy.store.file.StateDirectory;
import dev.styxy.store.lock.LockPatience;
import dev.styxy.store.lock.ProcLocks;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Puts the parts together for a command that needs them. */
final class CompositionRoot implements ApplicationFactory {
  private static final String CONFIG_FILE = "config.json";

  private final Platform platform;
  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final Projects projects = new Projects();
  private final Notices notices;
  private final PrintStream err;
  private final Answers answers;
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
    this.workingDirectory = workingDirectory;
    this.notices = notices;
    this.err = err;
    this.answers = answers;
  }

  @Override
  public Application open(OptionalLong lockTimeoutMillis, Optional<String> caller) {
    ConfigLoader files = configFiles();
    ConfigView config = files.load();
    StateDirectory directory = stateDirectory(platform.facts());
    Host host = platform.host();
    long configured =
        config
            .lockTimeoutMillis()
            .orElse(TimeUnit.SECONDS.toMillis(ConfigView.USUAL_LOCK_TIMEOUT_SECONDS));
    Duration timeout = Duration.ofMillis(lockTimeoutMillis.orElse(configured));
    FileStateStore store =
        FileStateStore.in(
            directory,
            new LockPatience(timeout, this::sayWaiting, new ProcLocks()),
            notices,
            host.clock(),
            new CompletionSource(
                config.settings().types().values(),
                config.services().values(),
                files.projectFile().getParent().toString(),
                config.hasProjectFile()));
    Sweeper sweeper = new Sweeper(host.processes(), projects, caller);
    Coordinator coordinator = new Coordinator(store, host, sweeper, System::nanoTime);
    return new Application(
        coordinator,
        config,
        host,
        new RandomLockIds(),
        new OtherScopeFiles(directory),
        () -> workbench(host, directory));
  }

  @Override
  public ConfigLoader configFiles() {
    return new ConfigLoader(
        userConfig(),
        projects.of(workingDirectory),
        () -> platform.host().limits(),
        notices,
        SafeUserFiles::new);
  }

  /** As the XDG base directory specification has it; a relative path there does not count. */
  private Path userConfig() {
    Optional<Path> home = styxyHome();
    if (home.isPresent()) {
      refuseFile(home.get());
      return home.get().resolve(CONFIG_FILE);
    }
    Optional<Path> place = path("XDG_CONFIG_HOME").filter(Path::isAbsolute);
    return place
        .orElseGet(() -> userHome(home).resolve(".config"))
        .resolve("styxy")
        .resolve(CONFIG_FILE);
  }

  /**
   * What lies below a file is merely absent to whoever looks, so that this is said first. Whether
   * anything is there is asked first: another invocation may be making the directory.
   */
  private static void refuseFile(Path home) {
    if (Files.exists(home) && !Files.isDirectory(home)) {
      throw new StyxyException(
          FailureCode.STATE_UNSAFE, "STYXY_HOME is not a directory: " + home, "unset STYXY_HOME");
    }
  }

  @Override
  public Diagnostics diagnostics() {
    StateDirectory directory = stateDirectory(platform.facts());
    return new Diagnostics(
        new EventReader(directory.path()),
        StateFileStamp.ofEvents(directory),
        platform.host().clock(),
        CompositionRoot::pause,
        new SafeUserFiles(),
        new StatePlaceFiles(directory));
  }

  @Override
  public Installation installation() {
    return new RunningInstallation(environment);
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private Workbench workbench(Host host, StateDirectory directory) {
    return new Workbench(
        platform.signals(host.processes()),
        platform.hold(),
        platform.starter(),
        CompositionRoot::pause,
        answers,
        StateFileStamp.ofState(directory),
        new SafeUserFiles(),
        platform.connections(host.processes()));
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

  private StateDirectory stateDirectory(HostFacts facts) {
    Optional<Path> home = styxyHome();
    return StateDirectory.resolve(
        home,
        path("XDG_STATE_HOME"),
        userHome(home),
        StateDirectory.scope(facts.machineId(), facts.networkNamespace()));
  }

  private Optional<Path> styxyHome() {
    Optional<Path> home = path("STYXY_HOME");
    if (home.isPresent() && !home.get().isAbsolute()) {
      throw new StyxyException(
          FailureCode.USAGE,
          "STYXY_HOME is not an absolute path: " + home.get(),
          "export STYXY_HOME=" + ShellWord.of(home.get().toAbsolutePath().toString()));
    }
    return home;
  }

  private Path userHome(Optional<Path> styxyHome) {
    if (styxyHome.isPresent()) {
      return Path.of("/"); // nobody asks for it then
    }
    Optional<Path> home = path("HOME").filter(Path::isAbsolute);
    if (home.isEmpty()) {
      throw new StyxyException(
          FailureCode.USAGE, "HOME is not set, and neither is STYXY_HOME", "export STYXY_HOME=…");
    }
    return home.get();
  }

  private Optional<Path> path(String variable) {
    String value = environment.getOrDefault(variable, "");
    try {
      return value.isEmpty()
          ? Optional.empty()
          : Optional.of(UnreadablePath.refuse(variable, Path.of(value)));
    } catch (InvalidPathException e) {
      throw new StyxyException(FailureCode.USAGE, variable + " is not a path");
    }
  }
}
