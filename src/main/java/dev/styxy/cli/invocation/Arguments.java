package dev.styxy.cli.invocation;

import dev.styxy.core.env.EnvFormat;
import dev.styxy.core.env.EnvVariable;
import dev.styxy.core.owner.OwnerChoice;
import dev.styxy.core.text.NearestWord;
import dev.styxy.core.text.UnreadablePath;
import dev.styxy.model.EndSignal;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Names;
import dev.styxy.model.PortRange;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns words of the command line into facts, or says what is wrong with them. */
public final class Arguments {
  private static final int MOST_AT_ONCE = 1000;
  private static final int LONGEST_INSTANCE = 256;

  private Arguments() {}

  public static int port(String word) {
    OptionalInt port = number(word, 5);
    if (port.isEmpty() || !PortRange.isPort(port.getAsInt())) {
      throw new StyxyException(
          FailureCode.INVALID_PORT,
          "'" + word + "' is not a port; ports are numbers from 1 to 65535",
          "styxy list");
    }
    return port.getAsInt();
  }

  /** A numeric address of this machine; no name is looked up. */
  public static InetAddress address(String word) {
    String host = word.equals("localhost") ? "127.0.0.1" : word;
    String octet = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    boolean isNumeric =
        host.matches(octet + "(\\." + octet + "){3}")
            || host.matches("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
    try {
      if (isNumeric) {
        return InetAddress.getByName(host);
      }
    } catch (UnknownHostException e) {
      throw noAddress(word);
    }
    throw noAddress(word);
  }

  private static StyxyException noAddress(String word) {
    return new StyxyException(
        FailureCode.USAGE,
        "'" + word + "' is not an address such as 127.0.0.1, ::1, 0.0.0.0 or ::");
  }

  /** A number of ports to ask for at once. */
  public static int count(String word) {
    OptionalInt count = number(word, 4);
    if (count.isEmpty() || count.getAsInt() < 1 || count.getAsInt() > MOST_AT_ONCE) {
      throw new StyxyException(
          FailureCode.USAGE,
          "'" + word + "' is not a count; use a number from 1 to " + MOST_AT_ONCE);
    }
    return count.getAsInt();
  }

  /** The number that the digits mean; empty for anything else. */
  private static OptionalInt number(String word, int mostDigits) {
    if (word.isEmpty() || word.length() > mostDigits) {
      return OptionalInt.empty();
    }
    int number = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c < '0' || c > '9') {
        return OptionalInt.empty();
      }
      number = number * 10 + (c - '0');
    }
    return OptionalInt.of(number);
  }

  public static EndSignal signal(String word) {
    return EndSignal.of(word)
        .orElseThrow(
            () ->
                new StyxyException(
                    FailureCode.USAGE,
                    "'" + word + "' is not a signal; use TERM, INT, HUP, QUIT, ABRT or KILL"));
  }

  public static EnvFormat envFormat(String word) {
    return EnvFormat.of(word)
        .orElseThrow(
            () ->
                strange(
                    "'" + word + "' is not a format; use " + String.join(", ", EnvFormat.words()),
                    word,
                    EnvFormat.words()));
  }

  /** Refuses a word that is not one of a few, and suggests the one that may have been meant. */
  public static StyxyException strange(String message, String word, Collection<String> known) {
    Optional<String> nearest = NearestWord.to(word.toLowerCase(Locale.ROOT), known);
    return nearest.isPresent()
        ? new StyxyException(FailureCode.USAGE, message + "; did you mean '" + nearest.get() + "'?")
        : new StyxyException(FailureCode.USAGE, message);
  }

  /** A variable name that every shell accepts; a person may set any variable. */
  public static String variable(String word) {
    if (!EnvVariable.isName(word)) {
      throw new StyxyException(
          FailureCode.INVALID_NAME,
          "'" + word + "' is not the name of a variable: letters, digits and '_' only",
          "--env PORT");
    }
    return word;
  }

  public static String name(String word) {
    String objection = Names.objectionTo(word);
    if (!objection.isEmpty()) {
      throw new StyxyException(
          FailureCode.INVALID_NAME,
          "the name '" + word + "' " + objection,
          "styxy allocate dev -n web");
    }
    return word;
  }

  public static String type(String word) {
    String objection = Names.objectionToType(word);
    if (!objection.isEmpty()) {
      throw new StyxyException(
          FailureCode.INVALID_NAME,
          "the service type '" + word + "' " + objection,
          "styxy allocate dev");
    }
    return word;
  }

  /** The id of an instance, which comes from the environment and may be any text. */
  static String instance(String word) {
    if (word.length() > LONGEST_INSTANCE) {
      throw new StyxyException(
          FailureCode.USAGE,
          "the instance id of the environment is longer than " + LONGEST_INSTANCE + " characters",
          "export STYXY_INSTANCE=some-short-id");
    }
    return word;
  }

  /** The id of an existing instance. */
  static String existingInstance(String word) {
    if (word.isEmpty()) {
      throw new StyxyException(
          FailureCode.USAGE, "the instance is empty; is a variable unset?", "styxy instances");
    }
    return word;
  }

  public static OwnerChoice owner(String word) {
    switch (word) {
      case "auto":
        return new OwnerChoice.Auto();
      case "parent":
        return new OwnerChoice.Parent();
      case "none":
        return new OwnerChoice.None();
      case "project":
        return new OwnerChoice.Project();
      default:
        OptionalInt pid = number(word, 9);
        if (pid.isEmpty() || pid.getAsInt() < 1) {
          throw new StyxyException(
              FailureCode.INVALID_OWNER,
              "'" + word + "' is not an owner; use a pid, auto, parent, none or project");
        }
        return new OwnerChoice.Process(pid.getAsInt());
    }
  }

  /**
   * A file to be written, whose name must be the one that was typed.
   *
   * @param option the option that names it
   */
  public static Path writtenFile(String option, String word, Path workingDirectory) {
    try {
      Path file = workingDirectory.resolve(word);
      if (word.isEmpty() || file.getFileName() == null) {
        throw new StyxyException(FailureCode.USAGE, option + " names no file");
      }
      return UnreadablePath.refuse("the file of " + option, file);
    } catch (InvalidPathException e) {
      throw new StyxyException(FailureCode.USAGE, "'" + word + "' is not a path");
    }
  }

  /**
   * A file to be read.
   *
   * @param option the option that names it
   */
  public static Path readFile(String option, String word, Path workingDirectory) {
    try {
      if (!word.isEmpty()) {
        return workingDirectory.resolve(word);
      }
    } catch (InvalidPathException e) {
      throw new StyxyException(FailureCode.USAGE, "'" + word + "' is not a path");
    }
    throw new StyxyException(FailureCode.USAGE, option + " names no file; is a variable unset?");
  }

  /** A project's directory that exists, absolute and without links, as the kernel names it. */
  public static String directory(String word, Path workingDirectory) {
    return directory(word, workingDirectory, FailureCode.INVALID_PROJECT, "the project directory");
  }

  /**
   * The same for a project that may have been removed since it got its ports: then its missing part
   * is appended to what still exists.
   */
  static String formerDirectory(String word, Path workingDirectory) {
    try {
      Path path = workingDirectory.resolve(word).normalize();
      if (word.isEmpty() || Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return directory(word, workingDirectory);
      }
      Path there = path.getParent();
      while (!Files.isDirectory(there)) {
        there = there.getParent();
      }
      return there.toRealPath().resolve(there.relativize(path)).toString();
    } catch (IOException | InvalidPathException e) {
      return directory(word, workingDirectory);
    }
  }

  /** The same for a directory that need not be a project's. */
  public static String anyDirectory(String word, Path workingDirectory) {
    return directory(word, workingDirectory, FailureCode.USAGE, "the directory");
  }

  private static String directory(
      String word, Path workingDirectory, FailureCode code, String what) {
    String name = what + " '" + word + "' ";
    if (word.isEmpty()) {
      throw new StyxyException(code, name + "is empty; is a variable unset?");
    }
    try {
      Path real = workingDirectory.resolve(word).toRealPath();
      if (Files.isDirectory(real)) {
        return real.toString();
      }
      throw new StyxyException(code, name + "is not a directory");
    } catch (IOException e) {
      throw new StyxyException(code, name + "does not exist or cannot be entered");
    } catch (InvalidPathException e) {
      throw new StyxyException(code, name + "is not a path");
    }
  }
}
