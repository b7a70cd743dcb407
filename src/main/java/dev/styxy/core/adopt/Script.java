package dev.styxy.core.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A script of package.json, looked at and never run.
 *
 * @param words of its only command, without what only passes it on
 * @param isComposite whether it starts more than one thing, so that its arguments reach only one
 * @param fixedPort what in it fixes the port, as it is written
 */
record Script(List<String> words, boolean isComposite, Optional<String> fixedPort) {
  private static final List<String> PASSING = List.of("npx", "cross-env", "env", "exec", "bunx");

  /** Programs that start the scripts of others. */
  private static final List<String> STARTERS =
      List.of(
          "concurrently",
          "npm-run-all",
          "npm-run-all2",
          "run-p",
          "run-s",
          "turbo",
          "nx",
          "lerna",
          "wireit",
          "npm",
          "yarn",
          "pnpm",
          "bun",
          "make",
          "docker",
          "docker-compose",
          "foreman",
          "overmind");

  static Script of(String text) {
    List<String> words = new ArrayList<>();
    Optional<String> fixed = Optional.empty();
    for (String word : text.strip().split("\\s+")) {
      boolean isAssignment = words.isEmpty() && word.matches("[A-Za-z_][A-Za-z0-9_]*=.*");
      if (isAssignment && word.matches("PORT=[0-9]+")) {
        fixed = Optional.of(word);
      }
      if (!isAssignment && !(words.isEmpty() && PASSING.contains(word))) {
        words.add(word);
      }
    }
    boolean isComposite =
        text.matches("(?s).*[&|;].*") || !words.isEmpty() && STARTERS.contains(words.get(0));
    return new Script(words, isComposite, fixed.or(() -> flag(words)));
  }

  private static Optional<String> flag(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.matches("(--port|-p)=?[0-9]+")) {
        return Optional.of(word);
      }
      if ((word.equals("--port") || word.equals("-p"))
          && i + 1 < words.size()
          && words.get(i + 1).matches("[0-9]+")) {
        return Optional.of(word + " " + words.get(i + 1));
      }
    }
    return Optional.empty();
  }
}
