package dev.styxy.cli.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.styxy.core.env.EnvFormat;
import dev.styxy.core.env.EnvVariable;
import dev.styxy.core.env.ManagedBlock;
import dev.styxy.core.env.ServiceEnv;
import dev.styxy.core.state.UserFiles;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The block of variables in a file of the user's, read before anything is allocated. */
public final class EnvBlock {
  /** Each try that fails is another's that did not: so many at once would have to write. */
  private static final int MOST_TRIES = 100;

  private final Path file;
  private final EnvFormat format;
  private final UserFiles files;
  private final byte[] old;
  private final ManagedBlock block;

  private EnvBlock(Path file, EnvFormat format, UserFiles files, byte[] old) {
    this.file = file;
    this.format = format;
    this.files = files;
    this.old = old;
    this.block = ManagedBlock.in(old, file.toString());
  }

  public static EnvBlock read(Path file, EnvFormat format, UserFiles files) {
    if (format == EnvFormat.JSON) {
      throw new StyxyException(
          FailureCode.USAGE,
          "JSON has no comments to mark a block with",
          "styxy env --format json > " + ShellWord.of(file.getFileName().toString()));
    }
    return new EnvBlock(file, format, files, files.read(file));
  }

  /** What the file sets outside of the block; a variable that is empty there is not set. */
  public Map<String, String> settled() {
    Map<String, String> settled = EnvFormat.read(block.linesOutside());
    settled.values().removeIf(String::isEmpty);
    // The block reads bytes, and values are text.
    settled.replaceAll((name, value) -> new String(value.getBytes(ISO_8859_1), UTF_8));
    return settled;
  }

  /**
   * Puts the variables into the block, but those that the file sets itself; false if it had them.
   * Whoever was quicker has changed the file: then it is read and written anew.
   */
  public boolean write(List<ServiceEnv> granted) {
    return write(now -> now.lines(granted));
  }

  /** Puts these lines into the block, whatever the file sets itself; false if it had them. */
  boolean writeLines(List<String> lines) {
    return write(now -> lines);
  }

  private boolean write(Function<EnvBlock, List<String>> lines) {
    EnvBlock now = this;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      byte[] content = now.block.with(lines.apply(now));
      if (Arrays.equals(now.old, content)) {
        return false;
      }
      if (files.replace(file, now.old, content)) {
        return true;
      }
      now = read(file, format, files);
    }
    throw new StyxyException(
        FailureCode.IO,
        file + " keeps being changed by another program; it was left unchanged",
        "styxy env --write " + ShellWord.of(file.toString()));
  }

  private List<String> lines(List<ServiceEnv> granted) {
    Map<String, String> settled = settled();
    List<String> lines = new ArrayList<>();
    for (ServiceEnv service : granted) {
      for (EnvVariable variable : service.variables()) {
        if (!variable.isTheUsers() && !settled.containsKey(variable.name())) {
          lines.add(format.line(variable));
        }
      }
    }
    return lines;
  }
}
