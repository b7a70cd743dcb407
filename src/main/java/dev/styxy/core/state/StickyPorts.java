package dev.styxy.core.state;

import dev.styxy.model.Allocation;
import dev.styxy.model.StickyPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The port that each name had last, the longest unused first. */
final class StickyPorts {
  private final int most;
  private final List<StickyPort> entries;
  private boolean isChanged;

  /**
   * These entries.
   *
   * @param most the oldest is forgotten when there are more
   */
  StickyPorts(List<StickyPort> entries, int most) {
    this.entries = new ArrayList<>(entries);
    this.most = most;
  }

  List<StickyPort> all() {
    return List.copyOf(entries);
  }

  /** Whether something was remembered or forgotten. */
  boolean isChanged() {
    return isChanged;
  }

  Optional<Integer> port(String project, String type, String name) {
    for (StickyPort entry : entries) {
      if (isKeyOf(entry, project, type, name)) {
        return Optional.of(entry.port());
      }
    }
    return Optional.empty();
  }

  /** The port that a name had last, in whichever project that was. */
  Optional<Integer> port(String type, String name) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).name().equals(name) && entries.get(i).type().equals(type)) {
        return Optional.of(entries.get(i).port());
      }
    }
    return Optional.empty();
  }

  /** What is remembered of all other names, in whichever project, the longest unused first. */
  List<StickyPort> others(String project, String type, Optional<String> name) {
    List<StickyPort> others = new ArrayList<>(entries.size());
    for (StickyPort entry : entries) {
      if (name.isEmpty() || !isKeyOf(entry, project, type, name.get())) {
        others.add(entry);
      }
    }
    return others;
  }

  /** Remembers the port of a name, as the youngest entry. */
  void remember(StickyPort entry) {
    if (isYoungest(entry)) {
      return;
    }
    forget(entry.project(), entry.type(), entry.name());
    entries.add(entry);
    if (entries.size() > most) {
      entries.remove(0);
    }
    isChanged = true;
  }

  /**
   * Field by field: a record's own equals is linked at its first call, which takes milliseconds.
   */
  private boolean isYoungest(StickyPort entry) {
    if (entries.isEmpty()) {
      return false;
    }
    StickyPort youngest = entries.get(entries.size() - 1);
    return youngest.port() == entry.port()
        && isKeyOf(youngest, entry.project(), entry.type(), entry.name());
  }

  /** Forgets the port of a name; true if there was one. */
  boolean forget(String project, String type, String name) {
    boolean found = entries.removeIf(entry -> isKeyOf(entry, project, type, name));
    isChanged |= found;
    return found;
  }

  /** Forgets what other projects remember of a name of a single-instance type. */
  void forgetElsewhere(String project, String type, String name) {
    isChanged |=
        entries.removeIf(
            entry ->
                entry.name().equals(name)
                    && entry.type().equals(type)
                    && !entry.project().equals(project));
  }

  /** Forgets the ports that the names of a project had; true if there were any. */
  boolean forgetAll(String project) {
    List<StickyPort> others = new ArrayList<>(entries.size());
    for (StickyPort entry : entries) {
      if (!entry.project().equals(project)) {
        others.add(entry);
      }
    }
    boolean isFound = others.size() < entries.size();
    if (isFound) {
      entries.clear();
      entries.addAll(others);
      isChanged = true;
    }
    return isFound;
  }

  /** A remembered port was in use until its lease ends: then its entry becomes the youngest. */
  void noteUse(Allocation allocation) {
    if (allocation.name().isEmpty()) {
      return;
    }
    for (int i = 0; i < entries.size(); i++) {
      StickyPort entry = entries.get(i);
      if (entry.port() == allocation.port()
          && isKeyOf(entry, allocation.project(), allocation.type(), allocation.name().get())) {
        entries.remove(i);
        entries.add(entry);
        return;
      }
    }
  }

  private static boolean isKeyOf(StickyPort entry, String project, String type, String name) {
    return entry.name().equals(name)
        && entry.type().equals(type)
        && entry.project().equals(project);
  }
}
