package dev.styxy.os.macos;

import dev.styxy.os.posix.NativeStrings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line and the variables that a process was started with. Text is bytes, as Latin-1.
 *
 * @param variables none where the kernel keeps them to itself, as of Apple's own programs
 */
record StartWords(List<String> arguments, List<String> variables) {
  private static final StartWords NONE = new StartWords(List.of(), List.of());

  /**
   * Decodes KERN_PROCARGS2 (sysctl_procargsx in bsd/kern/kern_sysctl.c): the number of arguments,
   * the path of the program, zeros up to a whole word, the arguments, the variables, each with a
   * zero at its end; an empty text ends the variables, and what follows is of the linker.
   */
  static StartWords decode(byte[] block) {
    if (block.length <= Integer.BYTES) {
      return NONE;
    }
    int count = ByteBuffer.wrap(block).order(ByteOrder.nativeOrder()).getInt();
    int at = Integer.BYTES;
    while (at < block.length && block[at] != 0) {
      at++;
    }
    while (at < block.length && block[at] == 0) {
      at++;
    }
    List<String> all = NativeStrings.split(block, at, Integer.MAX_VALUE);
    int end = Math.max(0, Math.min(count, all.size()));
    List<String> variables = new ArrayList<>();
    for (int i = end; i < all.size() && !all.get(i).isEmpty(); i++) {
      variables.add(all.get(i));
    }
    return new StartWords(List.copyOf(all.subList(0, end)), variables);
  }

  /** The arguments as text. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (String argument : arguments) {
      byte[] bytes = argument.getBytes(StandardCharsets.ISO_8859_1);
      texts.add(new String(bytes, StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** The value of a variable, if it was set. */
  Optional<String> value(String name) {
    for (String variable : variables) {
      if (variable.startsWith(name + "=")) {
        return Optional.of(variable.substring(name.length() + 1));
      }
    }
    return Optional.empty();
  }
}
