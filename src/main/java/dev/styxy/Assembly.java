package dev.styxy;

import dev.styxy.config.ConfigLoader;
import dev.styxy.core.Answers;
import dev.styxy.core.ConfigView;
import dev.styxy.core.Coordinator;
import dev.styxy.core.Engine;
import dev.styxy.core.EngineFactory;
import dev.styxy.core.Insight;
import dev.styxy.core.Installation;
import dev.styxy.core.Notices;
import dev.styxy.core.Projects;
import dev.styxy.core.Sweeper;
import dev.styxy.core.UnreadablePath;
import dev.styxy.core.Workbench;
import dev.styxy.core.World;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import dev.styxy.os.HostFacts;
import dev.styxy.os.Platform;
import dev.styxy.os.RandomLockIds;
import dev.styxy.os.RunningInstallation;
import dev.styxy.store.EventReader;
import dev.styxy.store.FileStateStore;
import dev.styxy.store.LockPatience;
import dev.styxy.store.Offered;
import dev.styxy.store.OtherScopeFiles;
import dev.styxy.store.ProcLocks;
import dev.styxy.store.StateDirectory;
import dev.styxy.store.StateFileStamp;
import dev.styxy.store.StatePlaceFiles;
import dev.styxy.store.UserEnvFiles;
import dev.styxy.store.WholeFiles;
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
final class Assembly implements EngineFactory {
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
  Assembly(
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
  public Engine open(OptionalLong lockTimeoutMillis, Optional<String> caller) {
    ConfigLoader files = configFiles();
    ConfigView config = files.load();
    StateDirectory directory = stateDirectory(platform.host());
    World world = platform.world();
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
            world.clock(),
            new Offered(
                config.settings().types().values(),
                config.services().values(),
                files.projectFile().getParent().toString(),
                config.hasProjectFile()));
    Sweeper sweeper = new Sweeper(world.processes(), projects, caller);
    Coordinator coordinator = new Coordinator(store, world, sweeper, System::nanoTime);
    return new Engine(
        coordinator,
        config,
        world,
        new RandomLockIds(),
        new OtherScopeFiles(directory),
        () -> workbench(world, directory));
  }

  @Override
  public ConfigLoader configFiles() {
    return new ConfigLoader(
        userConfig(), projects.of(workingDirectory), () -> platform.world().limits(), notices);
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
  public Insight insight() {
    StateDirectory directory = stateDirectory(platform.host());
    return new Insight(
        new EventReader(directory.path()),
        StateFileStamp.ofEvents(directory),
        platform.world().clock(),
        Assembly::pause,
        new WholeFiles(),
        new StatePlaceFiles(directory));
  }

  @Override
  public Installation installation() {
    return new RunningInstallation(environment);
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private Workbench workbench(World world, StateDirectory directory) {
    return new Workbench(
        platform.signals(world.processes()),
        platform.hold(),
        platform.starter(),
        Assembly::pause,
        answers,
        StateFileStamp.ofState(directory),
        new UserEnvFiles(),
        platform.connections(world.processes()));
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

  private StateDirectory stateDirectory(HostFacts host) {
    Optional<Path> home = styxyHome();
    return StateDirectory.resolve(
        home,
        path("XDG_STATE_HOME"),
        userHome(home),
        StateDirectory.scope(host.machineId(), host.networkNamespace()));
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
