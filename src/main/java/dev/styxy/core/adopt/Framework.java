package dev.styxy.core.adopt;

import java.util.List;
import java.util.Optional;

/**
 * A program that serves in development: how a script calls it, and how it takes its port. The
 * sources are the programs' own pages about their command line, and for Next.js and vite the
 * packages themselves (next 16: {@code -p} with {@code .env('PORT')}; vite 8 reads no PORT).
 */
enum Framework {
  VITE("vite", "", "dev", "--port {port}"),
  VITE_DEV("vite", "dev", "dev", "--port {port}"),
  VITE_SERVE("vite", "serve", "dev", "--port {port}"),
  NEXT("next", "dev", "dev", ""),
  NEXT_START("next", "start", "dev", ""),
  NUXT("nuxt", "dev", "dev", ""),
  NUXI("nuxi", "dev", "dev", ""),
  ASTRO("astro", "dev", "dev", "--port {port}"),
  REMIX_VITE("remix", "vite:dev", "dev", "--port {port}"),
  REACT_ROUTER("react-router", "dev", "dev", "--port {port}"),
  CREATE_REACT_APP("react-scripts", "start", "dev", ""),
  ANGULAR("ng", "serve", "dev", "--port {port}"),
  STORYBOOK("storybook", "dev", "storybook", "-p {port}"),
  START_STORYBOOK("start-storybook", "", "storybook", "-p {port}"),
  VUE_CLI("vue-cli-service", "serve", "dev", "--port {port}"),
  WEBPACK("webpack", "serve", "dev", "--port {port}"),
  WEBPACK_DEV_SERVER("webpack-dev-server", "", "dev", "--port {port}"),
  PARCEL("parcel", "", "dev", "--port {port}"),
  GATSBY("gatsby", "develop", "dev", "--port {port}"),
  DOCUSAURUS("docusaurus", "start", "docs", "--port {port}"),
  VITEPRESS("vitepress", "dev", "docs", "--port {port}"),
  EXPO("expo", "start", "dev", "--port {port}"),
  EMBER("ember", "serve", "dev", "--port {port}"),
  WRANGLER("wrangler", "dev", "functions", "--port {port}"),
  JSON_SERVER("json-server", "", "api", "--port {port}"),
  HTTP_SERVER("http-server", "", "dev", "-p {port}");

  /** What ends, or only builds: not a server although the program is one of these. */
  private static final List<String> NO_SERVERS = List.of("build", "preview", "optimize", "watch");

  private final String program;
  private final String verb;
  private final String type;
  private final String flag;

  Framework(String program, String verb, String type, String flag) {
    this.program = program;
    this.verb = verb;
    this.type = type;
    this.flag = flag;
  }

  /** The one that these words of a script call. */
  static Optional<Framework> in(List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String second = words.size() > 1 ? words.get(1) : "";
    Optional<Framework> found = Optional.empty();
    for (Framework framework : values()) {
      boolean isCalled = framework.program.equals(words.get(0));
      if (isCalled && framework.verb.equals(second) && !second.isEmpty()) {
        return Optional.of(framework);
      }
      if (isCalled && framework.verb.isEmpty() && !NO_SERVERS.contains(second)) {
        found = Optional.of(framework);
      }
    }
    return found;
  }

  /** The service type. */
  String type() {
    return type;
  }

  /** What hands it the port; empty when it obeys {@code PORT}. */
  String flag() {
    return flag;
  }
}
