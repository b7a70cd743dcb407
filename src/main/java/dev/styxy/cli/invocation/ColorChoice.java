package dev.styxy.cli.invocation;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.Map;
import java.util.Optional;

/** When to colour text. */
public enum ColorChoice {
  AUTO,
  ALWAYS,
  NEVER;

  /**
   * The choice for its word.
   *
   * @throws StyxyException when it is not a choice
   */
  public static ColorChoice of(String word) {
    return find(word)
        .orElseThrow(
            () ->
                new StyxyException(
                    FailureCode.USAGE,
                    "'" + word + "' is not a colour choice; use auto, always or never"));
  }

  /** The choice for its word; empty when it is not a choice. */
  static Optional<ColorChoice> find(String word) {
    return switch (word) {
      case "auto" -> Optional.of(AUTO);
      case "always" -> Optional.of(ALWAYS);
      case "never" -> Optional.of(NEVER);
      default -> Optional.empty();
    };
  }

  /**
   * Whether a stream is coloured. NO_COLOR (no-color.org) and CLICOLOR_FORCE
   * (bixense.com/clicolors) count only when nothing was asked for on the command line.
   */
  boolean isColored(Map<String, String> environment, boolean isTerminal) {
    if (this != AUTO) {
      return this == ALWAYS;
    }
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String force = environment.getOrDefault("CLICOLOR_FORCE", "");
    if (!force.isEmpty() && !force.equals("0")) {
      return true;
    }
    return isTerminal && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
