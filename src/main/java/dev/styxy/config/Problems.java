package dev.styxy.config;

import dev.styxy.core.settings.ConfigProblem;
import dev.styxy.core.settings.ConfigProblem.Severity;
import dev.styxy.core.text.NearestWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Collects the problems in one file. Of each kind, only as many are kept as a person would read;
 * the rest are only counted.
 */
final class Problems {
  static final int MOST = 100;

  private final String file;
  private final Places places;
  private final List<ConfigProblem> all = new ArrayList<>();
  private final List<ConfigProblem> refusals = new ArrayList<>();
  private int errors;
  private int notes;

  /**
   * Of this file.
   *
   * @param text all of it
   */
  Problems(String file, byte[] text) {
    this.file = file;
    this.places = new Places(text);
  }

  String file() {
    return file;
  }

  void error(int at, KeyPath key, String message, String fix) {
    errors++;
    if (errors <= MOST) {
      add(Severity.ERROR, at, key, message, fix);
    }
  }

  /** An error that only stops commands that would do what is refused. */
  void refusal(int at, KeyPath key, String message, String fix) {
    if (refusals.size() < MOST) {
      add(Severity.ERROR, at, key, message, fix);
      refusals.add(all.get(all.size() - 1));
    }
  }

  void warning(int at, KeyPath key, String message, String fix) {
    add(Severity.WARNING, at, key, message, fix);
  }

  /** A valid key that has no effect. */
  void noEffect(int at, KeyPath key, String why) {
    notes++;
    if (notes <= MOST) {
      add(Severity.NOTE, at, key, "has no effect: " + why, "");
    }
  }

  /** An unknown key, with the one that may be meant. */
  void unknownKey(int at, KeyPath path, String key, Collection<String> known) {
    if (errors >= MOST) {
      errors++;
      return;
    }
    Optional<String> near = NearestWord.to(key, known);
    String fix =
        near.isPresent()
            ? "did you mean \"" + near.get() + "\"?"
            : "the keys here are " + String.join(", ", known);
    error(at, path.child(key), "is not a key that styxy knows", fix);
  }

  /** A key that is repeated. */
  void secondKey(int at, int first, KeyPath key) {
    if (errors >= MOST) {
      errors++;
      return;
    }
    int line = placeOf(first).line();
    error(at, key, "is repeated; the first is on line " + line, "keep one of them");
  }

  /** What was kept, in the order of the file. */
  List<ConfigProblem> all() {
    return all;
  }

  /** The refusals among them. */
  List<ConfigProblem> refusals() {
    return refusals;
  }

  /** How many errors there are besides the refusals, kept or not. */
  int errorCount() {
    return errors;
  }

  /** Tells how many were not kept; absent when all were. */
  Optional<ConfigProblem> remainder() {
    int more = Math.max(0, errors - MOST) + Math.max(0, notes - MOST);
    return more == 0
        ? Optional.empty()
        : Optional.of(
            new ConfigProblem(
                Severity.NOTE, file, 0, 0, "", "and " + more + " more that are not listed", ""));
  }

  /** The place of a byte. */
  Place placeOf(int at) {
    return places.of(at);
  }

  private void add(Severity severity, int at, KeyPath key, String message, String fix) {
    Place place = placeOf(at);
    all.add(
        new ConfigProblem(
            severity, file, place.line(), place.column(), key.toString(), message, fix));
  }
}
