package dev.styxy.it;

import dev.styxy.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a command on a terminal of its own, by script(1), and types into it. */
final class Terminal {
  private static final int NOT_SHOWN = 124;
  private static final Pattern KEY = Pattern.compile("\\\\(?:x([0-9a-f]{2})|(.))");

  private final InstalledTool tool;
  private final int columns;
  private final List<Consumer<Screen>> steps = new ArrayList<>();

  Terminal(InstalledTool tool, int columns) {
    this.tool = tool;
    this.columns = columns;
  }

  /** Waits until this was shown since the last step. */
  Terminal expect(String regex) {
    Pattern wanted = Pattern.compile(regex, Pattern.MULTILINE);
    steps.add(screen -> screen.await(wanted));
    return this;
  }

  /** Types; {@code \t}, {@code \r} and {@code \x03} are keys. */
  Terminal send(String keys) {
    String typed =
        KEY.matcher(keys)
            .replaceAll(key -> Matcher.quoteReplacement(key(key.group(1), key.group(2))));
    steps.add(screen -> screen.type(typed));
    return this;
  }

  private static String key(String code, String letter) {
    if (code != null) {
      return Character.toString(Integer.parseInt(code, 16));
    }
    return switch (letter) {
      case "t" -> "\t";
      case "r" -> "\r";
      default -> letter;
    };
  }

  /** Ends the command, whatever it is doing; that counts as a success. */
  Terminal end() {
    steps.add(Screen::end);
    return this;
  }

  /** What was shown until the command ended, without escape sequences. */
  InstalledTool.Result run(String... command) {
    Needs.program("script", "bsdutils");
    if (!command[0].contains("/") && !command[0].equals("styxy")) {
      Needs.program(command[0]);
    }
    StringJoiner line = new StringJoiner(" ", "stty sane rows 50 cols " + columns + "; exec ", "");
    for (String word : command) {
      line.add("'" + word.replace("'", "'\\''") + "'");
    }
    // script runs the line with SHELL, which may be a fish.
    InstalledTool here = tool.with("SHELL", "/bin/sh");
    try (Screen screen =
        new Screen(here.start(List.of("script", "-qe", "-c", line.toString(), "/dev/null")))) {
      return run(screen);
    }
  }

  private InstalledTool.Result run(Screen screen) {
    try {
      for (Consumer<Screen> step : steps) {
        step.accept(screen);
      }
      int status = screen.exit();
      return new InstalledTool.Result(status, screen.text() + "\n", "");
    } catch (AssertionError e) {
      return new InstalledTool.Result(
          NOT_SHOWN, screen.text() + "\n*** " + e.getMessage() + "\n", "");
    }
  }

  /** A file of the installation that is tested. */
  static Path installed(String path) {
    Path file = Path.of(InstalledTool.launcher()).resolve("../..").resolve(path).normalize();
    if (!Files.isRegularFile(file)) {
      throw new AssertionError("not installed: " + file);
    }
    return file;
  }
}
