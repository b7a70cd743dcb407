package dev.styxy.core.settings;

import dev.styxy.model.Template;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The variables that a project's file may set without being asked. That file is written by whoever
 * wrote the project, and programs obey variables without end: with {@code LESSKEYIN=3010} less runs
 * what the file 3010 of that project says. So this is a rule of what is let through, not a list of
 * what is not: names that a port belongs into, and names of addresses. The user may allow more.
 *
 * <p>Values follow the names: every such variable may be a port alone, and a name of an address may
 * be an address of the project's on this machine ({@link LocalAddress}). Nothing else is safe: with
 * {@code API_URL=http://elsewhere.example} a program would send its tokens there.
 */
public final class ProjectVariables {
  private static final String PORT = "PORT";

  /** The last word of a name that takes an address. */
  private static final Set<String> ADDRESSES = Set.of("URL", "ADDR", "ORIGIN", "HOST");

  /** pip, uv, Playwright and others run what they fetch from an address that is named so. */
  private static final Set<String> SOURCES = Set.of("INDEX", "REGISTRY", "MIRROR", "DOWNLOAD");

  /** Where programs of the user's take orders from or send a password or a key to. */
  private static final Set<String> OF_THE_USER =
      Set.of(
          "DOCKER_HOST",
          "CONTAINER_HOST",
          "BUILDKIT_HOST",
          "KUBERNETES_SERVICE_HOST",
          "VAULT_ADDR",
          "CONSUL_HTTP_ADDR",
          "NOMAD_ADDR",
          "GH_HOST",
          "GITLAB_HOST",
          "ANTHROPIC_BASE_URL",
          "OPENAI_BASE_URL",
          "OLLAMA_HOST",
          "AWS_ENDPOINT_URL",
          "GITHUB_API_URL",
          "GITHUB_SERVER_URL",
          "BAZELISK_BASE_URL",
          "UV_INSTALLER_GITHUB_BASE_URL");

  private ProjectVariables() {}

  /** Whether a project's file may set this one; in any case, as npm, Windows and zsh read them. */
  public static boolean mayBeSet(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    List<String> words = List.of(upper.split("_", -1));
    return words.contains(PORT) || isAddress(upper, words);
  }

  /** Whether it may set this one to such a value. */
  public static boolean mayBeSet(String name, Template value) {
    String upper = name.toUpperCase(Locale.ROOT);
    return mayBeSet(name)
        && (value.isPort()
            || isAddress(upper, List.of(upper.split("_", -1))) && LocalAddress.isOne(value));
  }

  /** At least one word comes before the last: HOST alone is a name that shells set. */
  private static boolean isAddress(String name, List<String> words) {
    if (words.size() < 2 || !ADDRESSES.contains(words.get(words.size() - 1))) {
      return false;
    }
    for (String word : words) {
      if (SOURCES.contains(word)) {
        return false;
      }
    }
    return !OF_THE_USER.contains(name);
  }
}
