package dev.styxy.core.types;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people call their servers. A person who types such a word as a type hardly wants a permanent
 * range for it.
 */
final class ServiceNames {
  private static final Map<String, Set<String>> BY_TYPE =
      Map.of(
          "dev",
          Set.of(
              "app",
              "client",
              "front",
              "front-end",
              "frontend",
              "homepage",
              "next",
              "nuxt",
              "server",
              "site",
              "spa",
              "svelte",
              "vite",
              "web",
              "webapp",
              "webpack",
              "website",
              "webserver",
              "www"),
          "api",
          Set.of("back", "back-end", "backend", "graphql", "rest"),
          "database",
          Set.of("db", "mariadb", "mysql", "pg", "postgres", "postgresql"));

  private ServiceNames() {}

  /** The type of a server with this name, {@code web} or one of several such as {@code web-2}. */
  static Optional<String> typeOf(String word) {
    String stem = word.replaceFirst("[-_.]?[0-9]+$", "");
    for (Map.Entry<String, Set<String>> entry : BY_TYPE.entrySet()) {
      if (entry.getValue().contains(stem)) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }
}
