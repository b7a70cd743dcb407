package dev.styxy.config;

import dev.styxy.core.ConfigProblem;
import dev.styxy.core.ConfigProblem.Severity;
import dev.styxy.core.NearestWord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Gathers what there is to say of one file. */
final class Problems {
  private final String file;
  private final byte[] text;
  private final List<ConfigProblem> all = new ArrayList<>();

  /**
   * Of this file.
   *
   * @param text all of it
   */
  Problems(String file, byte[] text) {
    this.file = file;
    this.text = text;
  }

  String file() {
    return file;
  }

  void error(int at, KeyPath key, String message, String fix) {
    add(Severity.ERROR, at, key, message, fix);
  }

  void warning(int at, KeyPath key, String message, String fix) {
    add(Severity.WARNING, at, key, message, fix);
  }

  /** Says that a key which is fine does nothing. */
  void noEffect(int at, KeyPath key, String why) {
    add(Severity.NOTE, at, key, "has no effect: " + why, "");
  }

  /** Says that nobody knows a key, and which one may be meant. */
  void unknownKey(int at, KeyPath path, String key, Collection<String> known) {
    Optional<String> near = NearestWord.to(key, known);
    String fix =
        near.isPresent()
            ? "did you mean \"" + near.get() + "\"?"
            : "the keys here are " + String.join(", ", known);
    error(at, path.child(key), "is not a key that styxy knows", fix);
  }

  List<ConfigProblem> all() {
    return all;
  }

  /** The place of a byte. Columns count characters, and those beyond the first plane twice. */
  Place placeOf(int at) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < at; i++) {
      if (text[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    String before = new String(text, start, at - start, StandardCharsets.UTF_8);
    boolean hasMark = before.startsWith("\uFEFF");
    return new Place(line, before.length() + (hasMark ? 0 : 1));
  }

  private void add(Severity severity, int at, KeyPath key, String message, String fix) {
    Place place = placeOf(at);
    all.add(
        new ConfigProblem(
            severity, file, place.line(), place.column(), key.toString(), message, fix));
  }
}
