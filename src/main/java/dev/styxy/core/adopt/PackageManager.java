package dev.styxy.core.adopt;

import dev.styxy.model.ShellWord;

/** Which program runs the scripts, and how it hands arguments to them. */
enum PackageManager {
  /** docs.npmjs.com, npm-run: what follows {@code --} goes to the script. */
  NPM("npm", "npm --prefix ", " run ", " -- "),
  /** pnpm.io/cli/run, {@code -C}: every option after the script's name goes to it. */
  PNPM("pnpm", "pnpm -C ", " run ", " "),
  /** yarnpkg.com/cli/run, {@code --cwd}: likewise. */
  YARN("yarn", "yarn --cwd ", " run ", " "),
  /** bun.sh/docs/cli/run, {@code --cwd}: likewise. */
  BUN("bun", "bun --cwd ", " run ", " ");

  private final String word;
  private final String elsewhere;
  private final String verb;
  private final String separator;

  PackageManager(String word, String elsewhere, String verb, String separator) {
    this.word = word;
    this.elsewhere = elsewhere;
    this.verb = verb;
    this.separator = separator;
  }

  /** The one whose lock file lies at the top of the project, or that package.json names. */
  static PackageManager of(Place place, String named) {
    for (PackageManager manager : values()) {
      if (named.startsWith(manager.word + "@")) {
        return manager;
      }
    }
    Place top = new Place(place.project(), "", place.findings());
    if (top.has("pnpm-lock.yaml") || top.has("pnpm-workspace.yaml")) {
      return PNPM;
    }
    if (top.has("yarn.lock") || place.has("yarn.lock")) {
      return YARN;
    }
    return top.first("bun.lock", "bun.lockb").isPresent() ? BUN : NPM;
  }

  /** What runs a script of a package, to be typed at the top of the project. */
  String run(Place place, String script, String arguments) {
    String start = place.path().isEmpty() ? word : elsewhere + ShellWord.of(place.path());
    return start + verb + ShellWord.of(script) + (arguments.isEmpty() ? "" : separator + arguments);
  }
}
