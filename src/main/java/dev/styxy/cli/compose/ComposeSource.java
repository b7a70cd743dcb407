package dev.styxy.cli.compose;

import dev.styxy.cli.invocation.Context;
import dev.styxy.core.compose.ComposeFiles;
import dev.styxy.core.compose.ComposeModel;
import dev.styxy.core.compose.ComposeReader;
import dev.styxy.core.compose.FileList;
import dev.styxy.core.compose.ProjectName;
import dev.styxy.core.document.Node;
import dev.styxy.core.document.ProjectDirectory;
import dev.styxy.core.env.EnvFormat;
import dev.styxy.core.owner.FileOwners;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Compose files that are meant, and the directory in which {@code docker compose} is typed: its
 * {@code .env} counts, and the paths in {@code COMPOSE_FILE} begin there.
 */
final class ComposeSource {
  static final String COMPOSE_FILE = "COMPOSE_FILE";
  static final String ENV_FILE = ".env";

  private final Context context;
  private final boolean isNamed;
  private final FileOwners owners = new FileOwners();
  private final ComposeFiles finder = new ComposeFiles(owners);
  private final List<Path> files;
  private final Path place;
  private final List<String> remarks = new ArrayList<>();

  /**
   * What is meant by these words.
   *
   * @param isNamed whether the project gets a name of its own, so that the file's does not count
   */
  ComposeSource(List<String> words, Context context, boolean isNamed) {
    this.context = context;
    this.isNamed = isNamed;
    Path here = context.workingDirectory();
    Optional<String> set = words.isEmpty() ? context.variable(COMPOSE_FILE) : Optional.empty();
    List<Path> listed = set.map(text -> list().parse(text, here)).orElse(List.of());
    if (words.isEmpty() && set.isEmpty()) {
      listed = list().parse(dotenv(here).getOrDefault(COMPOSE_FILE, ""), here);
      listed.forEach(this::refuseOutside);
    }
    if (!words.isEmpty()) {
      files = words.stream().map(word -> file(word, here)).toList();
      place = here;
    } else if (!listed.isEmpty()) {
      files = listed;
      place = here;
      finder.leftOut(files).ifPresent(this::remarkOnLeftOut);
    } else {
      files = finder.usual(here, Path.of(context.project()));
      place = files.get(0).getParent();
    }
  }

  /** A clone's .env is somebody else's: it may not say where styxy reads and writes. */
  private void refuseOutside(Path file) {
    Path project = Path.of(context.project());
    try {
      if (file.getParent().toRealPath().startsWith(project.toRealPath())) {
        return;
      }
    } catch (IOException e) {
      // what cannot be resolved is not in the project, as far as can be told
    }
    throw new StyxyException(
        FailureCode.REFUSED,
        ENV_FILE + " names " + file + " in COMPOSE_FILE, which is not in the project",
        "name the files yourself: styxy compose -f " + ShellWord.of(file.toString()));
  }

  private void remarkOnLeftOut(Path file) {
    remarks.add(
        file.getFileName()
            + " is not in COMPOSE_FILE, so Compose does not read it; name all files with -f to"
            + " change that");
  }

  private static Path file(String word, Path here) {
    if (word.equals("-")) {
      throw new StyxyException(
          FailureCode.USAGE, "a Compose file cannot come from stdin: its name is needed");
    }
    return new FileList(Map.of("COMPOSE_PATH_SEPARATOR", "\n"))
        .parse(word, here).stream()
            .findFirst()
            .orElseThrow(() -> new StyxyException(FailureCode.USAGE, "-f names no Compose file"));
  }

  List<Path> files() {
    return files;
  }

  Path place() {
    return place;
  }

  /** What the names of ports begin with. */
  String prefix() {
    Path project = Path.of(context.project());
    Path directory = files.get(0).getParent();
    return ProjectName.prefix(
        directory.startsWith(project) ? project.relativize(directory).toString() : "");
  }

  /** How {@code COMPOSE_FILE} is written here. */
  FileList list() {
    return new FileList(context.variables());
  }

  /** What the files say. */
  ComposeModel model() {
    Map<String, List<Node>> documents = new LinkedHashMap<>();
    for (Path file : files) {
      String name = (file.startsWith(place) ? place.relativize(file) : file).toString();
      documents.put(name, context.documents().yaml(finder.read(file), name));
    }
    Map<String, String> variables = dotenv(place);
    variables.putAll(context.variables());
    boolean hasName = isNamed || variables.containsKey(ComposeVariables.PROJECT_NAME);
    ComposeModel model = new ComposeReader(variables, hasName).read(documents);
    remarks.addAll(model.remarks());
    return new ComposeModel(model.services(), remarks);
  }

  /**
   * What a directory's .env sets; one that is not to be read, such as a link, sets nothing here.
   */
  private Map<String, String> dotenv(Path directory) {
    try {
      return new ProjectDirectory(directory, owners)
          .text(ENV_FILE)
          .map(text -> EnvFormat.read(text.lines().toList()))
          .orElseGet(LinkedHashMap::new);
    } catch (StyxyException e) {
      if (!remarks.contains(e.getMessage())) {
        remarks.add(e.getMessage());
      }
      return new LinkedHashMap<>();
    }
  }
}
