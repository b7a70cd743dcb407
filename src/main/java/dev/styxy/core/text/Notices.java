package dev.styxy.core.text;

import java.util.ArrayList;
import java.util.List;

/** What to say on stderr once the lock is released. */
public final class Notices {
  private final List<String> lines = new ArrayList<>();

  public void add(String line) {
    lines.add(line);
  }

  /** Adds what a command that looks again and again need not hear again. */
  public void addOnce(String line) {
    if (!lines.contains(line)) {
      lines.add(line);
    }
  }

  /** Hands over what has gathered, and forgets it. */
  public List<String> drain() {
    List<String> drained = List.copyOf(lines);
    lines.clear();
    return drained;
  }
}
