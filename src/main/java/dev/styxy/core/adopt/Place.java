package dev.styxy.core.adopt;

import dev.styxy.core.document.ProjectDirectory;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.util.List;
import java.util.Optional;

/**
 * A directory in which there may be a server: the project's, or one below it.
 *
 * @param path relative to the project; empty for itself
 */
record Place(ProjectDirectory project, String path, Findings findings) {

  /** The text of a file; what cannot be read is said, and is as good as absent. */
  Optional<String> text(String name) {
    try {
      return project.text(of(name));
    } catch (StyxyException e) {
      findings.unseen(e.getMessage());
      return Optional.empty();
    }
  }

  Optional<byte[]> bytes(String name) {
    try {
      return project.bytes(of(name));
    } catch (StyxyException e) {
      findings.unseen(e.getMessage());
      return Optional.empty();
    }
  }

  /** The first of these that is there, with its name. */
  Optional<String> first(String... names) {
    for (String name : names) {
      if (project.has(of(name))) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  boolean has(String name) {
    return project.has(of(name));
  }

  List<String> names(String directory) {
    try {
      return project.names(of(directory));
    } catch (StyxyException e) {
      findings.unseen(e.getMessage());
      return List.of();
    }
  }

  /** A file's path from the project on. */
  String of(String name) {
    return path.isEmpty() ? name : name.isEmpty() ? path : path + "/" + name;
  }

  Place below(String name) {
    return new Place(project, of(name), findings);
  }

  /** The last part of the path, which names what is there; else the word given. */
  String nameOr(String word) {
    return path.isEmpty() ? word : path.substring(path.lastIndexOf('/') + 1);
  }

  /** A command as it is to be typed in the project's directory. */
  String command(String words) {
    return path.isEmpty()
        ? words
        : "sh -c " + ShellWord.of("cd " + ShellWord.of(path) + " && exec " + words);
  }
}
