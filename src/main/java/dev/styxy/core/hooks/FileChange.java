package dev.styxy.core.hooks;

import java.nio.file.Path;

/** What was done to a file, or would be. */
public record FileChange(Path file, Kind kind) {

  /** How it changes. */
  public enum Kind {
    CREATED("created"),
    CHANGED("changed"),
    REMOVED("removed"),
    UNCHANGED("unchanged");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
