package dev.styxy.core.owner;

import java.util.List;
import java.util.Set;

/**
 * Knows the commands that run something and end with it, so that owning a port is not for them, and
 * those at which a search for an owner ends because they are not a user's session any more.
 */
final class WrapperCommands {
  private static final Set<String> SHELLS =
      Set.of(
          "sh", "bash", "dash", "zsh", "fish", "ksh", "mksh", "ash", "busybox", "tcsh", "csh",
          "nu");

  private static final Set<String> RUNNERS =
      Set.of(
          "make",
          "gmake",
          "bmake",
          "ninja",
          "just",
          "task",
          "rake",
          "mage",
          "npm",
          "npx",
          "pnpm",
          "pnpx",
          "yarn",
          "yarnpkg",
          "corepack",
          "bunx",
          "concurrently",
          "uv",
          "uvx",
          "poetry",
          "pipenv",
          "pdm",
          "hatch",
          "bundle",
          "bundler",
          "env",
          "xargs",
          "timeout",
          "nice",
          "ionice",
          "chrt",
          "taskset",
          "nohup",
          "setsid",
          "stdbuf",
          "unbuffer",
          "time",
          "sudo",
          "sudoedit",
          "doas",
          "su",
          "runuser",
          "setpriv",
          "setarch",
          "unshare",
          "nsenter",
          "chroot",
          "flock",
          "strace",
          "ltrace",
          "script",
          "entr",
          "parallel",
          "find",
          "git",
          "direnv",
          "dotenv",
          "dotenvx",
          "mise",
          "asdf",
          "faketime",
          "hyperfine",
          "watch",
          "systemd-run",
          "systemd-inhibit",
          "prlimit",
          "numactl",
          "catchsegv",
          "xvfb-run");

  /** Scripts of runners that an interpreter executes, by the last part of their path. */
  private static final Set<String> RUNNER_SCRIPTS =
      Set.of(
          "npm-cli.js",
          "npx-cli.js",
          "npm",
          "npx",
          "pnpm",
          "pnpm.cjs",
          "pnpm.mjs",
          "pnpx",
          "yarn",
          "yarn.js",
          "yarn.cjs",
          "corepack",
          "corepack.js",
          "tsx",
          "cross-env",
          "cross-env.js",
          "concurrently",
          "concurrently.js",
          "poetry",
          "pipenv",
          "pdm",
          "hatch",
          "bundle",
          "bundler",
          "dotenv",
          "rake",
          "just");

  private static final Set<String> INTERPRETERS = Set.of("node", "nodejs", "bun", "ruby", "perl");

  private static final Set<String> SESSION_ENDS =
      Set.of(
          "init",
          "systemd",
          "launchd",
          "login",
          "sshd",
          "sshd-session",
          "cron",
          "crond",
          "atd",
          "tini",
          "dumb-init",
          "catatonit",
          "runc",
          "crun",
          "containerd-shim",
          "conmon",
          "dockerd",
          "containerd",
          "supervisord",
          "runsv",
          "s6-supervise",
          "inetd",
          "xinetd",
          "tmux",
          "screen",
          "gdm-session-wor",
          "lightdm",
          "at-spi-bus-laun",
          "dbus-daemon");

  private WrapperCommands() {}

  /** Whether a process with these arguments runs something on and ends with it. */
  static boolean isPassing(String command, List<String> arguments) {
    String program = programName(command, arguments);
    if (SHELLS.contains(program)) {
      return isRunningScript(arguments);
    }
    return RUNNERS.contains(program)
        || (isInterpreter(program) && RUNNER_SCRIPTS.contains(scriptName(arguments)))
        || OneShot.isOneShot(program, arguments)
        || isRenamedRunner(arguments);
  }

  /** Whether the search ends here without an owner. */
  static boolean isSessionEnd(String command, List<String> arguments) {
    return SESSION_ENDS.contains(programName(command, arguments))
        || SESSION_ENDS.contains(command)
        || command.startsWith("containerd-shim")
        || command.startsWith("tmux: server");
  }

  static boolean isShell(String command, List<String> arguments) {
    return SHELLS.contains(programName(command, arguments));
  }

  /**
   * A shell with {@code -c} or a script operand does its job and ends; one without is a session.
   */
  private static boolean isRunningScript(List<String> arguments) {
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (isCommandOption(argument)) {
        return true;
      }
      if (takesOperand(argument)) {
        i++;
      } else if (!argument.startsWith("-") && !argument.startsWith("+")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCommandOption(String argument) {
    return argument.startsWith("--command")
        || argument.length() > 1
            && argument.charAt(0) == '-'
            && argument.charAt(1) != '-'
            && argument.indexOf('c') > 0;
  }

  /** Options of bash, zsh, ksh and fish whose operand is the next argument. */
  private static boolean takesOperand(String argument) {
    return argument.equals("-o")
        || argument.equals("+o")
        || argument.equals("-O")
        || argument.equals("+O")
        || argument.equals("-C")
        || argument.equals("--rcfile")
        || argument.equals("--init-file")
        || argument.equals("--init-command");
  }

  private static boolean isInterpreter(String program) {
    return INTERPRETERS.contains(program) || program.startsWith("python");
  }

  /** Npm and its kin set their process title to what they were asked to run. */
  private static boolean isRenamedRunner(List<String> arguments) {
    if (arguments.isEmpty()) {
      return false;
    }
    String title = arguments.get(0);
    int space = title.indexOf(' ');
    return space > 0 && RUNNERS.contains(title.substring(0, space));
  }

  private static String scriptName(List<String> arguments) {
    for (int i = 1; i < arguments.size(); i++) {
      if (!arguments.get(i).startsWith("-")) {
        return baseName(arguments.get(i));
      }
    }
    return "";
  }

  private static String programName(String command, List<String> arguments) {
    if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
      return command;
    }
    String first = baseName(arguments.get(0));
    return first.startsWith("-") ? first.substring(1) : first;
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
