package dev.styxy.core.guard;

import dev.styxy.core.shell.Outside;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;

/**
 * Where an agent's command line would run: it may take variables of the environment, and numbers
 * from small files, such as {@code .pid}.
 */
public final class WorkingPlace implements Outside {
  private static final int LONGEST = 1 << 14;
  private static final Path TEMPORARY = Path.of("/tmp");

  private final Path directory;
  private final Map<String, String> variables;

  /**
   * A place.
   *
   * @param directory absolute and real
   * @param variables the agent's environment
   */
  public WorkingPlace(Path directory, Map<String, String> variables) {
    this.directory = directory;
    this.variables = variables;
  }

  @Override
  public Optional<String> variable(String name) {
    return name.equals("PWD")
        ? Optional.of(directory.toString())
        : Optional.ofNullable(variables.get(name));
  }

  /**
   * Of the project's own files and temporary ones: elsewhere, a mount may keep who looks. Neither
   * links nor pipes are opened.
   */
  @Override
  public Optional<String> file(String path) {
    try {
      Path file = directory.resolve(path).normalize();
      if (path.isEmpty() || !(file.startsWith(directory) || file.startsWith(TEMPORARY))) {
        return Optional.empty();
      }
      BasicFileAttributes seen =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return seen.isRegularFile() && seen.size() > 0 && seen.size() <= LONGEST
          ? Optional.of(text(file))
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // then it is not known, as if the file were elsewhere
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
    }
  }
}
