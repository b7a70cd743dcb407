package dev.styxy.core.adopt;

import dev.styxy.model.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the detectors find, and what they could not see. */
final class Findings {
  private static final int MOST_SERVERS = 200;
  private static final int LONGEST = 48;

  /** Nobody reads more of them, and a file can be made to cause any number. */
  private static final int MOST_SENTENCES = 100;

  private final Map<String, Server> servers = new LinkedHashMap<>();
  private final Set<String> unseen = new LinkedHashSet<>();

  /** A server; one whose name is taken gets a number. */
  void add(Server server) {
    if (servers.size() >= MOST_SERVERS) {
      unseen("there are more than " + MOST_SERVERS + " servers; the others are left out");
      return;
    }
    String base = plain(server.name());
    String name = base;
    for (int i = 2; servers.containsKey(name); i++) {
      name = base + "-" + i;
    }
    servers.put(name, server.named(name));
  }

  /** A name that {@link Names} takes, whatever stands in somebody's file. */
  static String plain(String raw) {
    StringBuilder name = new StringBuilder();
    String lower = raw.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length() && name.length() < LONGEST; i++) {
      char c = lower.charAt(i);
      boolean isPlain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
      boolean isHyphen = !isPlain && name.length() > 0 && name.charAt(name.length() - 1) != '-';
      name.append(isPlain ? String.valueOf(c) : isHyphen ? "-" : "");
    }
    while (name.length() > 0 && name.charAt(name.length() - 1) == '-') {
      name.setLength(name.length() - 1);
    }
    return Names.objectionTo(name.toString()).isEmpty() ? name.toString() : "web";
  }

  /** A sentence about something that is there, and from which no port can be told. */
  void unseen(String sentence) {
    if (unseen.size() < MOST_SENTENCES) {
      unseen.add(sentence);
    }
  }

  boolean has(String name) {
    return servers.containsKey(name);
  }

  boolean hasVariable(String variable) {
    return servers.values().stream().anyMatch(server -> server.variable().equals(variable));
  }

  List<Server> servers() {
    return new ArrayList<>(servers.values());
  }

  List<String> unseen() {
    return new ArrayList<>(unseen);
  }
}
