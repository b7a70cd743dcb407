package dev.styxy.core.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the user lets the state of a sandbox be that cannot write the usual one. */
public enum SandboxHome {
  /** Nowhere: allocations are refused. */
  OFF,
  /** In a directory of the user's own among the temporary ones. */
  TMP,
  /** In {@code .styxy} of the project. */
  PROJECT;

  /** The key of the user's configuration. */
  public static final String KEY = "sandbox_home";

  /** The variable that has the last word. */
  public static final String VARIABLE = "STYXY_SANDBOX";

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SandboxHome> of(String word) {
    for (SandboxHome home : values()) {
      if (home.word().equals(word)) {
        return Optional.of(home);
      }
    }
    return Optional.empty();
  }

  /** All words. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (SandboxHome home : values()) {
      words.add(home.word());
    }
    return words;
  }
}
