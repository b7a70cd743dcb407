package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knows the programs that give a text in their arguments to a shell: {@code eval}, watch(1),
 * tmux(1), script(1), su(1), {@code trap}, concurrently of npm.
 */
final class Texts {
  private static final Set<String> STARTING =
      Set.of(
          "new",
          "new-session",
          "neww",
          "new-window",
          "splitw",
          "split-window",
          "respawnp",
          "respawn-pane",
          "respawnw",
          "respawn-window");

  private static final Set<String> TYPING = Set.of("send", "send-keys");

  private static final Set<String> KEYS = Set.of("Enter", "C-m", "C-j", "C-c", "KPEnter");

  /** Options of tmux whose value is the next word. */
  private static final Set<String> VALUED =
      Set.of("-s", "-n", "-c", "-t", "-x", "-y", "-e", "-F", "-L", "-S", "-f", "-l", "-p", "-N");

  private Texts() {}

  /** What the shell reads, text by text; empty when the program gives it none. */
  static Optional<List<Word>> of(Invocation command) {
    return switch (command.program()) {
      case "eval" -> Optional.of(joined(command.arguments()));
      case "watch" ->
          Optional.of(
              joined(
                  Wrappers.inner(command.program(), command).map(command::from).orElse(List.of())));
      case "concurrently" -> Optional.of(withoutOptions(command.arguments()));
      case "trap" ->
          command.arguments().size() < 2 ? Optional.empty() : Optional.of(first(command));
      case "script", "su" -> afterOption(command);
      case "tmux" -> tmux(command);
      default -> CodeText.of(command);
    };
  }

  private static List<Word> first(Invocation command) {
    return command.arguments().subList(0, 1);
  }

  private static List<Word> joined(List<Word> words) {
    List<String> sources = new ArrayList<>();
    for (Word word : words) {
      sources.add(word.source());
    }
    return List.of(Word.unknown(String.join(" ", sources)));
  }

  private static List<Word> withoutOptions(List<Word> words) {
    List<Word> others = new ArrayList<>();
    for (Word word : words) {
      if (!word.text().startsWith("-")) {
        others.add(word);
      }
    }
    return others;
  }

  private static Optional<List<Word>> afterOption(Invocation command) {
    for (int i = 0; i + 1 < command.arguments().size(); i++) {
      String word = command.argument(i);
      if (word.equals("--command") || (word.matches("-[a-z]*c"))) {
        return Optional.of(command.arguments().subList(i + 1, i + 2));
      }
    }
    return Optional.empty();
  }

  private static Optional<List<Word>> tmux(Invocation command) {
    boolean isCommand = false;
    List<Word> rest = new ArrayList<>();
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      boolean isKnown = STARTING.contains(word) || TYPING.contains(word);
      if (!isCommand && isKnown) {
        isCommand = true;
      } else if (rest.isEmpty() && VALUED.contains(word)) {
        i++;
      } else if (isCommand && !(rest.isEmpty() && word.startsWith("-")) && !KEYS.contains(word)) {
        rest.add(command.arguments().get(i));
      }
    }
    return isCommand ? Optional.of(joined(rest)) : Optional.empty();
  }
}
