package dev.styxy.core.doctor;

import dev.styxy.core.state.StatePlace;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at the directory of the state, and mends what can be mended without a loss. */
final class PlaceChecks {
  private static final Set<String> OF_OTHER_MACHINES =
      Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph");
  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

  private final StatePlace place;
  private final boolean isFixing;

  PlaceChecks(StatePlace place, boolean isFixing) {
    this.place = place;
    this.isFixing = isFixing;
  }

  /** What is known without the lock. */
  List<Finding> findings() {
    if (!place.isThere()) {
      return List.of(
          Finding.ok("directory", place.directory() + " will be created when it is needed"),
          fileSystem());
    }
    return List.of(modes(), fileSystem());
  }

  private Finding modes() {
    List<Path> open = place.openToOthers();
    if (open.isEmpty()) {
      return Finding.ok("directory", place.directory() + ", for its owner alone");
    }
    String words = "others may read or write " + list(open);
    return mend("directory", words, "chmod go=" + shellWords(open), open, place::close);
  }

  private Finding fileSystem() {
    String type = place.fileSystem();
    String word = type.toLowerCase(Locale.ROOT);
    if (OF_OTHER_MACHINES.contains(word)) {
      return Finding.warning(
          "file system",
          type + ": locks and renames of other machines cannot be trusted",
          "keep the state on a local disk: export XDG_STATE_HOME=/var/tmp/$USER");
    }
    if (IN_MEMORY.contains(word)) {
      return Finding.warning(
          "file system",
          type + ": the state is gone after a restart of the machine",
          "keep it on a disk, if it should last: export STYXY_HOME=DIR");
    }
    return Finding.ok("file system", type.isEmpty() ? "of unknown type" : type);
  }

  /** To be asked under the state lock: without it, the file of a save in progress is among them. */
  Finding leftovers() {
    List<Path> left = place.leftovers();
    return left.isEmpty()
        ? Finding.ok("leftovers", "none")
        : mend(
            "leftovers",
            "a killed process left " + list(left),
            "styxy doctor --fix",
            left,
            place::remove);
  }

  /** To be asked after the load of the state, which may set something aside. */
  Finding damaged() {
    List<Path> damaged = place.damaged();
    return damaged.isEmpty()
        ? Finding.ok("set aside", "no damaged state is kept")
        : Finding.warning(
            "set aside",
            "damaged states are kept: " + list(damaged),
            "look at them, then remove them");
  }

  private Finding mend(
      String subject, String words, String fix, List<Path> paths, Consumer<Path> mending) {
    if (!isFixing) {
      return Finding.warning(subject, words, fix);
    }
    try {
      paths.forEach(mending);
      return Finding.ok(subject, words + "; mended");
    } catch (StyxyException e) {
      return Finding.error(subject, words + "; " + e.getMessage(), fix);
    }
  }

  private static String shellWords(List<Path> paths) {
    StringBuilder words = new StringBuilder();
    for (Path path : paths) {
      words.append(' ').append(ShellWord.of(path.toString()));
    }
    return words.toString();
  }

  static String list(List<Path> paths) {
    List<String> words = new ArrayList<>();
    paths.forEach(path -> words.add(ShellWord.of(path.toString())));
    return String.join(" ", words);
  }
}
