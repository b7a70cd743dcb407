package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import java.util.Locale;
import java.util.Set;

/**
 * Judges by its words whether what an interpreter runs is a server: {@code node server.js}, {@code
 * php artisan serve}. A program that is not named like one may as well be a client, whose {@code
 * --port} displaces nobody; and a server that finds its port taken fails by itself.
 */
final class ServerWords {
  /** Parts of names of servers. */
  private static final Set<String> SERVERS =
      Set.of(
          "server",
          "servers",
          "serve",
          "serving",
          "srv",
          "httpd",
          "web",
          "webapp",
          "website",
          "api",
          "backend",
          "gateway",
          "proxy",
          "app",
          "dev",
          "start",
          "listen",
          "listener",
          "daemon",
          "http",
          "runserver",
          "preview",
          "develop",
          "daphne",
          "uvicorn",
          "gunicorn",
          "flask",
          "hypercorn",
          "waitress",
          "granian",
          "jupyter",
          "mkdocs",
          "streamlit",
          "fastapi",
          "rails",
          "puma",
          "rackup",
          "devserver",
          "s");

  /** Names of what starts a program as a whole: with a PORT of its own, that is a server. */
  private static final Set<String> ENTRIES = Set.of("index", "main", ".", "run", "boot", "entry");

  /** Parts of names of what only connects, or does no serving. */
  private static final Set<String> OTHERS =
      Set.of(
          "check",
          "checks",
          "checker",
          "test",
          "tests",
          "spec",
          "e2e",
          "client",
          "wait",
          "probe",
          "ping",
          "health",
          "healthcheck",
          "smoke",
          "seed",
          "migrate",
          "bench",
          "benchmark",
          "load",
          "loadtest",
          "scrape",
          "scraper",
          "crawl",
          "fetch",
          "request",
          "query",
          "screenshot",
          "verify",
          "status",
          "curl",
          "lint",
          "build",
          "generate",
          "codegen",
          "deploy",
          "upload",
          "download",
          "kill",
          "stop",
          "free",
          "find",
          "open",
          "send",
          "post",
          "get",
          "print",
          "log",
          "logs",
          "tail",
          "connect",
          "cli",
          "watchdog",
          "monitor",
          "stats",
          "report",
          "ready",
          "console",
          "c",
          "routes");

  private static final int MOST_WORDS = 4;

  private ServerWords() {}

  /**
   * Whether its first operands say so.
   *
   * @param isPortItsOwn whether a variable has the port that it may serve
   */
  static boolean areOfServer(Invocation command, boolean isPortItsOwn) {
    boolean isServer = false;
    int words = 0;
    for (int i = 0; i < command.arguments().size() && words < MOST_WORDS; i++) {
      String word = command.argument(i);
      if (word.startsWith("-") || word.isEmpty() || PortWords.ofAddress(word).isPresent()) {
        continue;
      }
      words++;
      String name = name(word);
      if (isOther(name)) {
        return false;
      }
      isServer |= isNamedServer(name) || (isPortItsOwn && ENTRIES.contains(name));
    }
    return isServer;
  }

  /** Whether a program's own name says so. */
  static boolean isServer(String path) {
    String name = name(path);
    return isNamedServer(name) && !isOther(name);
  }

  private static boolean isNamedServer(String name) {
    return isPartOf(SERVERS, name);
  }

  private static boolean isOther(String name) {
    return isPartOf(OTHERS, name);
  }

  private static boolean isPartOf(Set<String> words, String name) {
    for (String part : name.split("[^a-z0-9]+")) {
      if (words.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** Without folders and without what follows the last dot; words within a name apart. */
  private static String name(String word) {
    String path = word.endsWith("/") ? word.substring(0, word.length() - 1) : word;
    String last = path.substring(path.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    String name = dot > 0 ? last.substring(0, dot) : last;
    return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
