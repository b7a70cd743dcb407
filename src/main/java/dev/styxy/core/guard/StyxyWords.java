package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the arguments of styxy's own commands that end servers or release leases. */
final class StyxyWords {
  private static final String PROJECT = "--project";
  private static final String INSTANCE = "--instance";

  /** Options whose value is the next word. */
  private static final Set<String> VALUED =
      Set.of("--signal", "--grace", "--color", "--lock-timeout", INSTANCE);

  private final List<String> words = new ArrayList<>();
  private final Set<String> flags = new HashSet<>();
  private Optional<String> project = Optional.empty();
  private Optional<String> instance = Optional.empty();

  private StyxyWords() {}

  /** Empty when it ends and releases nothing. */
  static Optional<Intent> of(Invocation command) {
    StyxyWords read = new StyxyWords();
    read.read(command);
    return read.has("--dry-run") || read.has("--help") || read.has("-h") || read.words.isEmpty()
        ? Optional.empty()
        : read.intent(read.words.remove(0), command);
  }

  private boolean has(String flag) {
    return flags.contains(flag);
  }

  private void read(Invocation command) {
    boolean areOptionsOver = false;
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      if (areOptionsOver || !word.startsWith("-")) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      } else if (word.equals("--")) {
        areOptionsOver = true;
      } else if (word.startsWith("--")) {
        i += option(word, command.argument(i + 1));
      } else {
        word.substring(1).chars().forEach(letter -> flags.add("-" + (char) letter));
      }
    }
  }

  /** How many words its value takes; that of {@code --project} may be left out. */
  private int option(String word, String next) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    String value = equals < 0 ? next : word.substring(equals + 1);
    flags.add(name);
    boolean isProject = name.equals(PROJECT) && !value.isEmpty() && !value.startsWith("-");
    project = isProject ? Optional.of(value) : project;
    instance = name.equals(INSTANCE) ? Optional.of(value) : instance;
    return equals < 0 && (isProject || VALUED.contains(name)) ? 1 : 0;
  }

  private Optional<Intent> intent(String subcommand, Invocation command) {
    Optional<String> place = command.directory();
    switch (subcommand) {
      case "kill":
        boolean isAgreed = has("--yes") || has("-y");
        return Optional.of(new Intent.EndServers(List.copyOf(words), project, place, isAgreed));
      case "release":
        boolean isWhole = has(PROJECT) && words.isEmpty();
        return has("--all")
            ? Optional.of(new Intent.ReleaseAll())
            : Optional.of(
                new Intent.Release(List.copyOf(words), project, place, isWhole, instance));
      case "cleanup":
        return has("--force") || has("-f")
            ? Optional.of(new Intent.ReleaseAll())
            : Optional.empty();
      default:
        return Optional.empty();
    }
  }
}
