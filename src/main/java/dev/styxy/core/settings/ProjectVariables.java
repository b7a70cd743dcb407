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

  /**
   * The first word of names in which programs of the user's look for where to take orders from, or
   * to send a password or a key to. Whatever else begins with them is theirs, too.
   */
  private static final Set<String> OF_THE_USER =
      Set.of(
          "ACTIONS",
          "ANTHROPIC",
          "AWS",
          "AZURE",
          "BAO",
          "BAZELISK",
          "BUILDKIT",
          "CARGO",
          "COHERE",
          "CONSUL",
          "CONTAINER",
          "DEEPSEEK",
          "DOCKER",
          "GEMINI",
          "GH",
          "GITHUB",
          "GITLAB",
          "GOOGLE",
          "GROQ",
          "HEX",
          "HF",
          "KUBERNETES",
          "MISTRAL",
          "NOMAD",
          "NPM",
          "OLLAMA",
          "OPENAI",
          "OPENROUTER",
          "PIP",
          "POETRY",
          "SENTRY",
          "TWINE",
          "UV",
          "VAULT",
          "XAI",
          "YARN");

  private ProjectVariables() {}

  /** Whether a project's file may set this one; in any case, as npm, Windows and zsh read them. */
  public static boolean mayBeSet(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    List<String> words = List.of(upper.split("_", -1));
    return words.contains(PORT) || isAddress(words);
  }

  /** Whether it may set this one to such a value. */
  public static boolean mayBeSet(String name, Template value) {
    String upper = name.toUpperCase(Locale.ROOT);
    return mayBeSet(name)
        && (value.isPort()
            || isAddress(List.of(upper.split("_", -1))) && LocalAddress.isOne(value));
  }

  /** At least one word comes before the last: HOST alone is a name that shells set. */
  private static boolean isAddress(List<String> words) {
    if (words.size() < 2 || !ADDRESSES.contains(words.get(words.size() - 1))) {
      return false;
    }
    for (String word : words) {
      if (SOURCES.contains(word)) {
        return false;
      }
    }
    return !OF_THE_USER.contains(words.get(0));
  }
}
