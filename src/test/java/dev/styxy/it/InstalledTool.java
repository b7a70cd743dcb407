package dev.styxy.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the installed launcher as a user would, in a home and a working directory of the test's own.
 */
public final class InstalledTool {
  private static final long PATIENCE_SECONDS = 120;

  private final Path home;
  private final Path directory;
  private final Map<String, String> variables = new LinkedHashMap<>();

  /**
   * The tool with this home.
   *
   * @param home becomes {@code STYXY_HOME}
   * @param directory an existing directory to run in
   */
  public InstalledTool(Path home, Path directory) {
    this.home = home;
    this.directory = directory;
    variables.put("STYXY_HOME", home.toString());
  }

  /** The launcher that the build has installed. */
  public static String launcher() {
    String launcher = System.getProperty("styxy.launcher");
    if (launcher == null) {
      throw new IllegalStateException("set -Dstyxy.launcher to the installed bin/styxy");
    }
    return launcher;
  }

  public Path home() {
    return home;
  }

  public InstalledTool in(Path otherDirectory) {
    InstalledTool other = new InstalledTool(home, otherDirectory);
    other.variables.putAll(variables);
    return other;
  }

  public InstalledTool with(String variable, String value) {
    InstalledTool other = new InstalledTool(home, directory);
    other.variables.putAll(variables);
    other.variables.put(variable, value);
    return other;
  }

  /** Runs {@code styxy} with these arguments to its end. */
  public Result run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(launcher());
    command.addAll(List.of(arguments));
    return finish(start(command));
  }

  /** Runs any command, in which {@code styxy} is on the PATH, to its end. */
  public Result runCommand(String... command) {
    return finish(start(List.of(command)));
  }

  /** Starts any command, in which {@code styxy} is on the PATH. The caller ends it. */
  public Process start(List<String> command) {
    return start(command, ProcessBuilder.Redirect.PIPE);
  }

  private Process start(List<String> command, ProcessBuilder.Redirect input) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile()).redirectInput(input);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("STYXY_") || name.startsWith("CLAUDE"));
    // Whoever runs the tests may have been given ports by a launcher.
    environment.keySet().removeAll(List.of("PORT", "WORKSPACE_PORT", "CONDUCTOR_PORT"));
    restoreLocale(environment);
    environment.put("PATH", Path.of(launcher()).getParent() + ":" + environment.get("PATH"));
    environment.putAll(variables);
    LeftoverProcesses.mark(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tool has the locale that the build was started in; the tests have one of UTF-8. */
  private static void restoreLocale(Map<String, String> environment) {
    environment.remove("LC_ALL");
    String locale = System.getProperty("styxy.locale", "");
    // Maven passes the name of a variable that is not set instead of a value.
    if (!locale.isEmpty() && !locale.startsWith("${")) {
      environment.put("LC_ALL", locale);
    }
  }

  /** Waits for a process and takes what it printed. */
  public static Result finish(Process process) {
    try {
      process.getOutputStream().close();
      var errors = new Errors(process);
      errors.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after " + PATIENCE_SECONDS + " s");
      }
      errors.join();
      return new Result(process.exitValue(), out, errors.text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException(e);
    }
  }

  /** Reads stderr beside stdout, so that neither pipe fills up. */
  private static final class Errors extends Thread {
    private final Process process;
    private volatile String text = "";

    Errors(Process process) {
      this.process = process;
    }

    @Override
    public void run() {
      try {
        text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        text = e.toString();
      }
    }
  }

  /** The result of a run. */
  public record Result(int status, String out, String err) {

    /** The port on stdout of a successful allocation. */
    public int port() {
      if (status != 0) {
        throw new AssertionError("exit " + status + ": " + out + err);
      }
      return Integer.parseInt(out.strip());
    }

    public String all() {
      return "exit " + status + "\n" + out + err;
    }
  }
}
