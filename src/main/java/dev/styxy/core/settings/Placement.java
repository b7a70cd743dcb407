package dev.styxy.core.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the range of an unknown type is put. */
public enum Placement {
  /** Above the highest range. */
  AFTER("after"),
  /** Below the lowest range that is not below the lowest port allowed. */
  BEFORE("before"),
  /** Into the first hole that is wide enough, else after. */
  SMART("smart");

  private final String word;

  Placement(String word) {
    this.word = word;
  }

  /** The word of the configuration, the state and JSON. */
  public String word() {
    return word;
  }

  /** All of their words. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Placement placement : values()) {
      words.add(placement.word);
    }
    return words;
  }

  /** The placement for its word; empty when there is none. */
  public static Optional<Placement> of(String word) {
    for (Placement placement : values()) {
      if (placement.word.equals(word)) {
        return Optional.of(placement);
      }
    }
    return Optional.empty();
  }
}
