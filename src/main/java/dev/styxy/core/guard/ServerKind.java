package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Commands that are known to start servers; of all others it is not assumed. */
enum ServerKind {
  /** It is a server, or runs a program that is named like one. */
  SERVER,
  /** It runs a program of which its words do not say whether that is a server. */
  PROGRAM,
  /** It runs a script that is named like a server. */
  SCRIPT,
  /** It forwards a port of this machine to a container. */
  PUBLISHER;

  private static final Set<String> SERVERS =
      Set.of(
          "vite",
          "next",
          "nuxt",
          "nuxi",
          "astro",
          "remix",
          "ng",
          "vue-cli-service",
          "react-scripts",
          "webpack",
          "webpack-dev-server",
          "parcel",
          "serve",
          "http-server",
          "live-server",
          "json-server",
          "wrangler",
          "storybook",
          "start-storybook",
          "gatsby",
          "expo",
          "docusaurus",
          "eleventy",
          "vitepress",
          "rspack",
          "rsbuild",
          "nodemon",
          "ts-node",
          "tsx",
          "node",
          "flask",
          "uvicorn",
          "gunicorn",
          "hypercorn",
          "daphne",
          "waitress-serve",
          "granian",
          "django-admin",
          "fastapi",
          "streamlit",
          "jupyter",
          "mkdocs",
          "sphinx-autobuild",
          "rails",
          "puma",
          "rackup",
          "thin",
          "jekyll",
          "php",
          "symfony",
          "air",
          "trunk",
          "java",
          "mvnw",
          "gradlew",
          "mvn",
          "gradle",
          "dotnet",
          "caddy",
          "hugo",
          "zola",
          "turbo",
          "nx",
          "browser-sync",
          "python",
          "python3",
          "ruby",
          "go",
          "cargo",
          "manage.py",
          "sh",
          "bash");

  private static final Set<String> RUNNERS =
      Set.of("npm", "pnpm", "yarn", "bun", "deno", "make", "just", "task");
  private static final Set<String> RUN = Set.of("run", "run-script", "task");

  private static final Set<String> SCRIPTS =
      Set.of("dev", "start", "serve", "server", "preview", "watch", "storybook", "develop", "up");

  /** Words of a command of such a program that starts no server. */
  private static final Set<String> NO_SERVER =
      Set.of(
          "build",
          "test",
          "e2e",
          "lint",
          "install",
          "check",
          "generate",
          "migrate",
          "export",
          "--version",
          "-V",
          "--help",
          "help",
          "add",
          "info",
          "pip",
          "fmt",
          "vet",
          "clean",
          "sync",
          "-c",
          "-e");

  private static final Set<String> INTERPRETERS =
      Set.of(
          "node",
          "tsx",
          "ts-node",
          "python",
          "python3",
          "ruby",
          "php",
          "java",
          "go",
          "cargo",
          "dotnet",
          "manage.py",
          "rails",
          "mvn",
          "gradle",
          "mvnw",
          "gradlew",
          "nx",
          "turbo",
          "hugo",
          "zola",
          "symfony",
          "django-admin",
          "caddy",
          "sh",
          "bash");

  /**
   * Where databases and brokers usually listen: an option with such a number more likely says where
   * to connect to.
   */
  private static final Set<Integer> CONNECTED =
      Set.of(
          1433, 1521, 2181, 2379, 3306, 4222, 5432, 5672, 6379, 7687, 8123, 9042, 9092, 9200, 11211,
          27017);

  /** Whether an option with this port of this command may not be about a server of its own. */
  static boolean isDoubtful(Invocation command, int port) {
    return INTERPRETERS.contains(command.program()) && CONNECTED.contains(port);
  }

  /** Whether it is known what it does, whatever its name is. */
  static boolean isKnown(Invocation command) {
    return SERVERS.contains(command.program())
        || Set.of("docker", "podman", "docker-compose", "styxy").contains(command.program());
  }

  static boolean isRunner(Invocation command) {
    return RUNNERS.contains(command.program());
  }

  static Optional<ServerKind> of(Invocation command) {
    String program = command.program();
    if (program.equals("docker") || program.equals("podman")) {
      boolean isRun = command.argument(0).equals("run") || command.argument(0).equals("create");
      return isRun || command.has("up") ? Optional.of(PUBLISHER) : Optional.empty();
    }
    if (isRunner(command)) {
      return isServerScript(script(command)) ? Optional.of(SCRIPT) : Optional.empty();
    }
    if (!SERVERS.contains(program) || NO_SERVER.contains(command.argument(0))) {
      return Optional.empty();
    }
    boolean isKnown =
        !INTERPRETERS.contains(program)
            || operand(command).isPresent()
            || SERVER.usualPort(command).isPresent()
            || ServerWords.areOfServer(command, false);
    return Optional.of(isKnown ? SERVER : PROGRAM);
  }

  private static String script(Invocation runner) {
    for (int i = 0; i < runner.arguments().size(); i++) {
      String word = runner.argument(i);
      if (!word.startsWith("-") && !RUN.contains(word)) {
        return word.toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  /** {@code dev}, {@code start:web}, {@code web-server}. */
  private static boolean isServerScript(String script) {
    for (String part : script.split("[:._-]")) {
      if (SCRIPTS.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** The index of the argument that is a port without an option; absent when there is none. */
  static OptionalInt operand(Invocation command) {
    int module = -1;
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      boolean isModule = word.equals("http.server") || word.equals("SimpleHTTPServer");
      if (isModule || word.equals("runserver")) {
        module = i;
      } else if (module >= 0 && !command.argument(i - 1).startsWith("-")) {
        if (PortWords.ofAddress(word).isPresent()) {
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }

  /** The port without any argument, where that is the same in every project. */
  OptionalInt usualPort(Invocation command) {
    boolean isPython = command.program().startsWith("python") || command.has("manage.py");
    return isPython && (command.has("http.server") || command.has("runserver"))
        ? OptionalInt.of(8000)
        : OptionalInt.empty();
  }
}
