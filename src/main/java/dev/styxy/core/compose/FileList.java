package dev.styxy.core.compose;

import dev.styxy.model.FailureCode;
import dev.styxy.model.Names;
import dev.styxy.model.StyxyException;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The value of {@code COMPOSE_FILE}: paths, with a separator between them. */
public final class FileList {
  private static final String SEPARATOR = "COMPOSE_PATH_SEPARATOR";

  /** What no shell and no .env takes amiss within single quotes. */
  private static final String FORBIDDEN = "'\\\n\r";

  private final String separator;

  /**
   * With the separator of this environment.
   *
   * @param variables {@code COMPOSE_PATH_SEPARATOR} wins over the system's
   */
  public FileList(Map<String, String> variables) {
    String set = variables.getOrDefault(SEPARATOR, "");
    separator = set.isEmpty() ? File.pathSeparator : set;
  }

  /** The paths of a value, but the override of styxy. */
  public List<Path> parse(String value, Path directory) {
    List<Path> files = new ArrayList<>();
    for (String part : value.split(java.util.regex.Pattern.quote(separator), -1)) {
      if (!part.isBlank()) {
        Path file = resolve(part.strip(), directory);
        if (!file.getFileName().toString().equals(OverrideText.NAME)) {
          files.add(file);
        }
      }
    }
    return files;
  }

  private static Path resolve(String word, Path directory) {
    try {
      Path file = directory.resolve(word).normalize();
      if (file.getFileName() != null) {
        return file;
      }
    } catch (InvalidPathException e) {
      // said below, with what is no file's name either
    }
    throw new StyxyException(FailureCode.USAGE, "COMPOSE_FILE has a part that is no file");
  }

  /** The value for files; those below the directory are written relative to it. */
  public String of(List<Path> files, Path directory) {
    List<String> words = new ArrayList<>();
    for (Path file : files) {
      String word = (file.startsWith(directory) ? directory.relativize(file) : file).toString();
      if (word.contains(separator) || !isPlain(word)) {
        throw new StyxyException(
            FailureCode.USAGE,
            "the name of " + file + " cannot be written into COMPOSE_FILE",
            "rename it");
      }
      words.add(word);
    }
    return String.join(separator, words);
  }

  private static boolean isPlain(String word) {
    return word.codePoints().allMatch(c -> Names.isPrintable(c) && FORBIDDEN.indexOf(c) < 0);
  }
}
