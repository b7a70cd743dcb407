package dev.styxy.os.browser;

import dev.styxy.core.system.LocalUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows the programs that open a URL, best first. None of them is given a shell. */
final class Launchers {
  private static final String BROWSER = "BROWSER";

  private final Map<String, String> environment;
  private final String system;

  Launchers(Map<String, String> environment, String system) {
    this.environment = environment;
    this.system = system;
  }

  private boolean isMac() {
    return system.equals("Mac OS X");
  }

  private boolean isWindows() {
    return system.startsWith("Windows");
  }

  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }

  /** WSL sets this for its interoperability with Windows. */
  private boolean isWsl() {
    return isSet("WSL_DISTRO_NAME") || isSet("WSL_INTEROP");
  }

  boolean isWithoutDisplay() {
    return !isMac() && !isWindows() && !isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY");
  }

  String whyNone() {
    return isWithoutDisplay()
        ? "there is no display (neither DISPLAY nor WAYLAND_DISPLAY nor BROWSER is set)"
        : "xdg-open is not installed, and BROWSER is not set";
  }

  /** The commands to try, in this order. */
  List<List<String>> commandsFor(LocalUrl url) {
    List<List<String>> commands = new ArrayList<>();
    String word = url.toString();
    if (isMac()) {
      commands.add(List.of("/usr/bin/open", word));
      return commands;
    }
    if (isWindows()) {
      commands.add(
          windows(environment.getOrDefault("SystemRoot", "C:\\Windows") + "\\System32\\", word));
      return commands;
    }
    if (isWsl() && !isSet(BROWSER)) {
      find("wslview").ifPresent(program -> commands.add(List.of(program, word)));
      find("rundll32.exe").ifPresent(program -> commands.add(windows(program, word)));
    }
    if (!isWithoutDisplay()) {
      find("xdg-open").ifPresent(program -> commands.add(List.of(program, word)));
    }
    addChosen(commands, word);
    return commands;
  }

  /** Unlike {@code start}, which is of cmd.exe, this takes an ampersand for what it is. */
  private static List<String> windows(String where, String word) {
    String program = where.endsWith("\\") ? where + "rundll32.exe" : where;
    return List.of(program, "url.dll,FileProtocolHandler", word);
  }

  /** As xdg-open reads the variable: commands with colons between, {@code %s} for the URL. */
  private void addChosen(List<List<String>> commands, String url) {
    for (String choice : environment.getOrDefault(BROWSER, "").split(":")) {
      List<String> words = new ArrayList<>();
      boolean isPlaced = false;
      for (String word : choice.strip().split("\\s+")) {
        isPlaced |= word.contains("%s");
        words.add(word.replace("%s", url));
      }
      if (!isPlaced) {
        words.add(url);
      }
      Optional<String> program =
          words.get(0).contains("/") ? Optional.of(words.get(0)) : find(words.get(0));
      if (program.isPresent() && !words.get(0).isEmpty()) {
        words.set(0, program.get());
        commands.add(words);
      }
    }
  }

  /** Never in the working directory, which may be anybody's: only absolute folders count. */
  private Optional<String> find(String name) {
    for (String folder : environment.getOrDefault("PATH", "").split(":")) {
      Path program = Path.of(folder, name);
      if (!name.isEmpty() && program.isAbsolute() && isProgram(program)) {
        return Optional.of(program.toString());
      }
    }
    return Optional.empty();
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
