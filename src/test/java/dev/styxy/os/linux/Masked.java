package dev.styxy.os.linux;

import dev.styxy.os.linux.exec.LibCExec;
import dev.styxy.os.posix.NativeStrings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A JVM that becomes a command in which these signals are blocked, and no other. A JVM blocks
 * SIGQUIT in every process that it starts, tests included; this unblocks it.
 */
public final class Masked {
  private Masked() {}

  /** The command with these signals blocked, e.g. {@code 1,3}, or none. */
  public static List<String> command(String blocked, String... command) {
    List<String> all = OtherJvm.command(Masked.class);
    all.add(blocked);
    all.addAll(List.of(command));
    return all;
  }

  /** The signals to block, with commas between; then the command. */
  public static void main(String[] words) throws IOException {
    long mask = 0;
    for (String signal : words[0].split(",")) {
      mask |= signal.isEmpty() ? 0 : 1L << (Integer.parseInt(signal) - 1);
    }
    List<String> variables = new ArrayList<>();
    System.getenv().forEach((name, value) -> variables.add(name + "=" + value));
    List<String> command = new ArrayList<>(List.of("env"));
    command.addAll(Arrays.asList(words).subList(1, words.length));
    LibCExec.blockOnly(mask);
    try (NativeStrings environment = new NativeStrings(variables)) {
      int error = LibCExec.execve("/usr/bin/env", command, environment.pointer());
      throw new IOException("execve: " + LibCExec.message(error));
    }
  }
}
