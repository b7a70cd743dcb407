package dev.styxy.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts of a state file that is being written, each once, by their place in its list. */
final class Texts {
  private final List<String> texts;
  private final int known;
  private Map<String, Integer> places = Map.of();

  /** Those that were loaded keep their places. */
  Texts(List<String> loaded) {
    texts = new ArrayList<>(loaded);
    known = loaded.size();
  }

  int place(String text) {
    if (places.isEmpty()) {
      index();
    }
    Integer place = places.get(text);
    if (place != null) {
      return place;
    }
    places.put(text, texts.size());
    texts.add(text);
    return texts.size() - 1;
  }

  private void index() {
    places = new HashMap<>(2 * texts.size() + 16);
    for (int i = 0; i < texts.size(); i++) {
      places.put(texts.get(i), i);
    }
  }

  int size() {
    return texts.size();
  }

  /** Those that were not loaded. */
  List<String> added() {
    return texts.subList(known, texts.size());
  }
}
