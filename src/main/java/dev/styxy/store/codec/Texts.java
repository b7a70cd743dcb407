package dev.styxy.store.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts of a state file that is being written, each once, by their place in its list. */
final class Texts {
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  int place(String text) {
    Integer place = places.putIfAbsent(text, texts.size());
    if (place != null) {
      return place;
    }
    texts.add(text);
    return texts.size() - 1;
  }

  List<String> all() {
    return texts;
  }
}
