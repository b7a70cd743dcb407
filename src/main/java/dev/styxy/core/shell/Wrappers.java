package dev.styxy.core.shell;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows the programs that run another one which their arguments name, and which of their options
 * take a value (sudo(8), env(1), timeout(1), xargs(1), nice(1), stdbuf(1), npx).
 */
final class Wrappers {
  /** By name: options whose value is the next word. */
  private static final Map<String, Set<String>> OPTIONS =
      Map.ofEntries(
          Map.entry(
              "sudo", Set.of("-u", "-g", "-h", "-p", "-C", "-r", "-t", "-T", "-U", "-D", "-R")),
          Map.entry("doas", Set.of("-u", "-C")),
          Map.entry("env", Set.of("-u", "-C", "--unset", "--chdir")),
          Map.entry("nohup", Set.of()),
          Map.entry("setsid", Set.of()),
          Map.entry("exec", Set.of("-a")),
          Map.entry("command", Set.of()),
          Map.entry("builtin", Set.of()),
          Map.entry("time", Set.of("-f", "-o")),
          Map.entry("stdbuf", Set.of("-i", "-o", "-e")),
          Map.entry("nice", Set.of("-n")),
          Map.entry("ionice", Set.of("-c", "-n")),
          Map.entry("timeout", Set.of("-s", "-k", "--signal", "--kill-after")),
          Map.entry("xargs", Set.of("-I", "-n", "-P", "-L", "-d", "-a", "-s", "-E")),
          Map.entry("watch", Set.of("-n", "--interval", "-q", "--equexit")),
          Map.entry("unbuffer", Set.of()),
          Map.entry("chronic", Set.of()),
          Map.entry("caffeinate", Set.of("-t", "-w")),
          Map.entry("cross-env", Set.of()),
          Map.entry("cross-env-shell", Set.of()),
          Map.entry("dotenv", Set.of("-e", "-f", "-c", "-p", "-v")),
          Map.entry("busybox", Set.of()),
          Map.entry("npx", Set.of("-p", "--package")),
          Map.entry("pnpx", Set.of("--package")),
          Map.entry("bunx", Set.of("-p", "--package")),
          Map.entry("uvx", Set.of("--from", "--with", "-p", "--python")));

  private static final Map<String, Set<String>> RUNNING_SUBCOMMANDS =
      Map.of(
          "npm", Set.of("exec", "x"),
          "pnpm", Set.of("dlx", "exec"),
          "yarn", Set.of("dlx", "exec"),
          "bun", Set.of("x"),
          "uv", Set.of("run"),
          "poetry", Set.of("run"),
          "pipenv", Set.of("run"),
          "pdm", Set.of("run"),
          "bundle", Set.of("exec"),
          "mise", Set.of("exec", "x"));

  private Wrappers() {}

  /** The index of the program that this one runs; empty when it is no wrapper, or runs none. */
  static Optional<Integer> inner(String program, Invocation command) {
    if (program.equals("command") && (command.has("-v") || command.has("-V"))) {
      return Optional.empty();
    }
    if (program.equals("find")) {
      return afterWord(command, Set.of("-exec", "-execdir", "-ok"));
    }
    Set<String> running = RUNNING_SUBCOMMANDS.get(program);
    if (running != null) {
      return running.contains(command.argument(0)) ? after(command, 1, Set.of()) : Optional.empty();
    }
    Set<String> valued = OPTIONS.get(program);
    if (valued == null) {
      return Optional.empty();
    }
    Optional<Integer> first = after(command, 0, valued);
    return program.equals("timeout") ? first.map(at -> at + 1) : first;
  }

  private static Optional<Integer> afterWord(Invocation command, Set<String> words) {
    for (int i = 0; i < command.arguments().size(); i++) {
      if (words.contains(command.argument(i))) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> after(Invocation command, int from, Set<String> valued) {
    int at = from;
    while (at < command.arguments().size()) {
      String word = command.argument(at);
      if (word.equals("--")) {
        return Optional.of(at + 1);
      }
      if (!word.startsWith("-") && Assignment.end(word) < 0) {
        return Optional.of(at);
      }
      at += valued.contains(word) ? 2 : 1;
    }
    return Optional.empty();
  }
}
