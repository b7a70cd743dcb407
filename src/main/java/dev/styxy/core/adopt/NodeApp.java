package dev.styxy.core.adopt;

import dev.styxy.core.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that is the package's own code: the variable that it takes its port from is in there.
 */
final class NodeApp {
  private static final List<String> LIBRARIES =
      List.of(
          "express",
          "@nestjs/core",
          "fastify",
          "koa",
          "@hapi/hapi",
          "hono",
          "restify",
          "polka",
          "@apollo/server",
          "socket.io",
          "ws");

  /** Where the generators of express and nest put it, and where people do. */
  private static final List<String> USUAL_FILES =
      List.of(
          "bin/www",
          "src/main.ts",
          "src/index.ts",
          "src/index.js",
          "src/server.ts",
          "src/server.js",
          "src/app.ts",
          "src/app.js",
          "index.ts",
          "index.js",
          "index.mjs",
          "server.ts",
          "server.js",
          "server.mjs",
          "app.ts",
          "app.js");

  private static final Pattern VARIABLE =
      Pattern.compile("\\b(?:process|Bun)\\.env(?:\\.|\\[['\"])([A-Z][A-Z0-9_]{0,40})\\b");

  private static final Pattern LITERAL = Pattern.compile("\\.listen\\(\\s*([0-9]{2,5})\\b");

  /** Of a script; what comes later is no file that it starts. */
  private static final int MOST_WORDS = 20;

  private final Place place;

  NodeApp(Place place) {
    this.place = place;
  }

  /** Whether there is such a server, and its variable was found. */
  boolean look(String script, Script words, Node json, PackageManager manager, Findings findings) {
    if (!isServer(json)) {
      return false;
    }
    Optional<String> literal = Optional.empty();
    for (String file : files(words, json)) {
      String text = place.has(file) ? place.text(file).orElse("") : "";
      Optional<String> variable = PortVariable.in(text, VARIABLE);
      if (variable.isPresent()) {
        NodePackage.warn(script, words, place.of("package.json"), findings);
        findings.add(
            Server.tcp(
                NodePackage.serviceName(script, "api", place),
                "api",
                variable.get(),
                manager.run(place, script, ""),
                place.of(file)));
        return true;
      }
      Matcher matcher = LITERAL.matcher(text);
      literal =
          literal.isEmpty() && matcher.find()
              ? Optional.of(place.of(file) + " listens on " + matcher.group(1))
              : literal;
    }
    findings.unseen(
        literal
            .map(words2 -> words2 + " whatever is set: write process.env.PORT there")
            .orElse(
                place.of("package.json")
                    + ": no file of this server shows the variable that it takes its port from"));
    return false;
  }

  private static boolean isServer(Node json) {
    Map<String, Node> libraries = json.at("dependencies").map(Node::fields).orElse(Map.of());
    return LIBRARIES.stream().anyMatch(libraries::containsKey);
  }

  /** Those of the script come first, then main, then the usual ones. */
  private static List<String> files(Script words, Node json) {
    List<String> files = new ArrayList<>();
    for (String word : words.words().subList(0, Math.min(words.words().size(), MOST_WORDS))) {
      if (isPlainPath(word)) {
        files.add(word);
      }
    }
    json.text("main").filter(NodeApp::isPlainPath).ifPresent(files::add);
    files.addAll(USUAL_FILES);
    return files;
  }

  private static boolean isPlainPath(String word) {
    return word.matches("(\\./)?[A-Za-z0-9_@-][A-Za-z0-9_./@-]*\\.[cm]?[jt]s|(\\./)?bin/www")
        && !word.contains("..");
  }
}
