package dev.styxy.core.types;

import dev.styxy.model.ShellWord;

/** The command that requests ports or a type, so that the advice it is given can be typed. */
public enum RequestOrigin {
  ALLOCATE,
  RUN,
  ENV,
  TAKE,
  LIST,
  SCAN;

  /** What to type if another type was intended. */
  String withType(String type) {
    return switch (this) {
      case ALLOCATE, TAKE -> "styxy allocate " + ShellWord.of(type);
      case RUN -> "styxy run -s " + ShellWord.of(type) + " -- …";
      case LIST -> "styxy list --service " + ShellWord.of(type);
      case SCAN -> "styxy scan --service " + ShellWord.of(type);
      case ENV -> "write \"type\": \"" + type + "\" in .styxy.json";
    };
  }

  /** What to type if the word was intended as the name of a service of this type. */
  String withName(String type, String name) {
    String words = ShellWord.of(type) + " -n " + ShellWord.of(name);
    return switch (this) {
      case RUN -> "styxy run -s " + words + " -- …";
      case ENV -> withType(type);
      default -> "styxy allocate " + words;
    };
  }

  /** What to type if the type is to be created. */
  String creating(String type) {
    String word = ShellWord.of(type);
    return this == RUN
        ? "styxy run --create-type -s " + word + " -- …"
        : "styxy allocate " + word + " --create-type";
  }
}
