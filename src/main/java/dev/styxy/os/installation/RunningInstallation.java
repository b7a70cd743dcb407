package dev.styxy.os.installation;

import dev.styxy.core.system.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The installation that this process runs from: it is measured with the options that the launcher
 * passed to Java.
 */
public final class RunningInstallation implements Installation {
  private static final String MAIN = "dev.styxy.Main";
  private static final String MODULE = "dev.styxy";
  private static final String MODULE_OPTION = "-m";
  private static final String ARCHIVE_OPTION = "-XX:SharedArchiveFile=";
  private static final int TRIES = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Map<String, String> environment;
  private final Optional<InstallationFiles> files;

  /** The installation of this process, with these environment variables. */
  public RunningInstallation(Map<String, String> environment) {
    this.environment = environment;
    this.files = InstallationFiles.current();
  }

  @Override
  public String java() {
    return System.getProperty("java.version")
        + " ("
        + System.getProperty("java.vendor")
        + "), "
        + System.getProperty("java.home");
  }

  @Override
  public List<Path> archives() {
    return files.map(InstallationFiles::archives).orElse(List.of());
  }

  @Override
  public ArchiveUse archiveUse(Path archive) {
    if (!Files.isReadable(archive)) {
      return ArchiveUse.MISSING;
    }
    Optional<List<String>> options = launchersOptions();
    if (options.isEmpty()) {
      return ArchiveUse.UNKNOWN;
    }
    List<String> command = options.get();
    command.removeIf(word -> word.startsWith(ARCHIVE_OPTION));
    command.add(1, ARCHIVE_OPTION + archive);
    // After the launcher's own words about the log.
    command.add(
        isOfModule(command) ? command.size() - 1 : command.size(), "-Xlog:class+load=info:stdout");
    addProgram(command, MAIN, "--version");
    Optional<MeasuredRun> run = MeasuredRun.of(command, PATIENCE);
    if (run.isEmpty()) {
      return ArchiveUse.UNKNOWN;
    }
    boolean isUsed =
        run.get()
            .out()
            .lines()
            .anyMatch(line -> line.contains(MAIN + " ") && line.contains("shared objects file"));
    return isUsed ? ArchiveUse.USED : ArchiveUse.UNUSED;
  }

  /** By turns, so that what else this machine does slows both. */
  @Override
  public Optional<StartTimes> startTimes() {
    long own = Long.MAX_VALUE;
    long empty = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      OptionalLong ownNow = startNanos("styxy", MAIN, "--version");
      OptionalLong emptyNow = startNanos("", EmptyProgram.class.getName());
      if (ownNow.isEmpty() || emptyNow.isEmpty()) {
        return Optional.empty();
      }
      own = Math.min(own, ownNow.getAsLong());
      empty = Math.min(empty, emptyNow.getAsLong());
    }
    return Optional.of(
        new StartTimes(TimeUnit.NANOSECONDS.toMillis(own), TimeUnit.NANOSECONDS.toMillis(empty)));
  }

  /**
   * Of one run; absent when it fails.
   *
   * @param expected what a good run prints first
   */
  private static OptionalLong startNanos(String expected, String... program) {
    List<String> command = options();
    addProgram(command, program);
    Optional<MeasuredRun> run = MeasuredRun.of(command, PATIENCE);
    return run.isPresent() && run.get().out().startsWith(expected)
        ? OptionalLong.of(run.get().nanos())
        : OptionalLong.empty();
  }

  /** Adds a class of ours and its arguments, as the option before them, -m or -cp, needs it. */
  private static void addProgram(List<String> command, String... program) {
    command.add(isOfModule(command) ? MODULE + "/" + program[0] : program[0]);
    command.addAll(List.of(program).subList(1, program.length));
  }

  private static boolean isOfModule(List<String> options) {
    return options.get(options.size() - 1).equals(MODULE_OPTION);
  }

  /** The program and the options to measure it with. */
  private static List<String> options() {
    return launchersOptions().orElseGet(RunningInstallation::plainOptions);
  }

  private static List<String> plainOptions() {
    List<String> command = new ArrayList<>();
    command.add(program().toString());
    String classPath = System.getProperty("java.class.path");
    command.addAll(classPath.isEmpty() ? List.of(MODULE_OPTION) : List.of("-cp", classPath));
    return command;
  }

  private static Path program() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /**
   * The program and the options before the main class, as the launcher gave them; absent where they
   * cannot be seen, as with the /proc of another pid namespace.
   */
  private static Optional<List<String>> launchersOptions() {
    ProcessHandle.Info self = ProcessHandle.current().info();
    List<String> command = new ArrayList<>();
    command.add(self.command().orElse(program().toString()));
    for (String argument : self.arguments().orElse(new String[0])) {
      if (argument.equals(MAIN) || argument.equals(MODULE + "/" + MAIN)) {
        return Optional.of(command);
      }
      command.add(argument);
    }
    return Optional.empty();
  }

  @Override
  public Optional<Path> launcher() {
    return files.map(InstallationFiles::launcher).filter(Files::isExecutable);
  }

  @Override
  public List<Path> onPath() {
    List<Path> found = new ArrayList<>();
    for (String folder : environment.getOrDefault("PATH", "").split(":")) {
      try {
        Path candidate = Path.of(folder.isEmpty() ? "." : folder, "styxy");
        if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
          found.add(candidate.toRealPath());
        }
      } catch (IOException | InvalidPathException e) {
        continue; // the shell does not find it either, so there is nothing to report
      }
    }
    return found;
  }

  @Override
  public String shell() {
    String shell = environment.getOrDefault("SHELL", "");
    return shell.substring(shell.lastIndexOf('/') + 1);
  }

  @Override
  public Optional<Path> completions() {
    return files.flatMap(around -> around.completions(shell()));
  }
}
