package dev.styxy.os.windows;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks a command up as cmd.exe does, by the endings of PATHEXT, of which CreateProcess knows .exe
 * alone: npm is npm.cmd. The working directory is not searched, as whoever made a project would
 * choose what is run in it.
 */
record ProgramLookup(String path, String endings) {
  private static final String USUAL_ENDINGS = ".COM;.EXE;.BAT;.CMD";

  /** The file to run; absent when there is none. */
  Optional<File> find(String command) {
    if (command.indexOf('\\') >= 0 || command.indexOf('/') >= 0) {
      return in(null, command);
    }
    for (String folder : path.split(File.pathSeparator)) {
      Optional<File> file = folder.isBlank() ? Optional.empty() : in(unquoted(folder), command);
      if (file.isPresent()) {
        return file;
      }
    }
    return Optional.empty();
  }

  private static String unquoted(String folder) {
    return folder.replace("\"", "");
  }

  private Optional<File> in(String folder, String command) {
    for (String name : names(command)) {
      File file = new File(folder, name);
      if (file.isFile()) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /**
   * The name as it is only where it has an ending, or is a whole path: beside npm.cmd, npm is a
   * script of sh.
   */
  private List<String> names(String command) {
    List<String> names = new ArrayList<>();
    String file =
        command.substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1);
    if (file.indexOf('.') >= 0 || new File(command).isAbsolute()) {
      names.add(command);
    }
    for (String ending : (endings.isBlank() ? USUAL_ENDINGS : endings).split(";")) {
      if (!ending.isBlank()) {
        names.add(command + ending.strip().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
