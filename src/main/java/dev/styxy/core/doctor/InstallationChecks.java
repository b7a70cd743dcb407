package dev.styxy.core.doctor;

import dev.styxy.core.system.Installation;
import dev.styxy.model.ShellWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks how styxy was installed and how quickly it starts. */
final class InstallationChecks {
  /** More than this many times an empty program, and the archive has gone amiss. */
  private static final double SLOW = 3;

  /**
   * Where Debian's packages put theirs; its zsh has the folder in fpath (zsh 5.9: print -l $fpath).
   */
  private static final String IN_FPATH = "vendor-completions";

  private static final String ARCHIVE = "archive";

  private final Installation installation;

  InstallationChecks(Installation installation) {
    this.installation = installation;
  }

  List<Finding> findings() {
    return List.of(java(), archives(), start(), path(), completions());
  }

  private Finding java() {
    return Finding.ok("Java", installation.java());
  }

  /** Each command has one of several archives; the first that is at fault is told. */
  private Finding archives() {
    List<Path> archives = installation.archives();
    if (archives.isEmpty()) {
      return Finding.warning(ARCHIVE, "there are none, so every start is slow", "run install.sh");
    }
    boolean isSeen = true;
    for (Path archive : archives) {
      switch (installation.archiveUse(archive)) {
        case USED -> {}
        case UNKNOWN -> isSeen = false;
        case UNUSED -> {
          return slow(
              archive + " is not used: it is damaged, or of another Java, or styxy was moved");
        }
        case MISSING -> {
          return slow(archive + " is missing, or may not be read");
        }
      }
    }
    String folder = archives.get(0).getParent() + ": " + names(archives);
    return Finding.ok(
        ARCHIVE,
        isSeen
            ? "in use, in " + folder
            : "are there; whether they are used cannot be seen here, in " + folder);
  }

  private static Finding slow(String words) {
    return Finding.warning(ARCHIVE, words + "; so many a start is slow", "run install.sh again");
  }

  private static String names(List<Path> archives) {
    return archives.stream()
        .map(archive -> archive.getFileName().toString())
        .collect(Collectors.joining(", "));
  }

  private Finding start() {
    Optional<Installation.StartTimes> measured = installation.startTimes();
    if (measured.isEmpty()) {
      return Finding.warning("start-up", "could not be measured", "run: time styxy --version");
    }
    Installation.StartTimes times = measured.get();
    String words = times.own() + " ms; an empty Java program takes " + times.empty() + " ms";
    return times.own() <= SLOW * Math.max(1, times.empty())
        ? Finding.ok("start-up", words)
        : Finding.warning("start-up", words, "run install.sh again");
  }

  private Finding path() {
    Optional<Path> own = installation.launcher();
    List<Path> all = installation.onPath();
    if (own.isEmpty()) {
      return Finding.ok("PATH", "not an installed styxy");
    }
    if (!all.contains(own.get())) {
      return Finding.warning(
          "PATH",
          own.get() + " is not on it",
          "export PATH=" + ShellWord.of(own.get().getParent().toString()) + ":\"$PATH\"");
    }
    return all.get(0).equals(own.get())
        ? Finding.ok("PATH", "styxy is " + own.get())
        : Finding.warning(
            "PATH",
            "another styxy comes first: " + all.get(0),
            "remove it, or put " + own.get().getParent() + " before it");
  }

  private Finding completions() {
    String shell = installation.shell();
    Optional<Path> file = installation.completions();
    if (shell.isEmpty()) {
      return Finding.ok("completions", "the shell is not known (SHELL)");
    }
    if (file.isEmpty()) {
      return Finding.warning(
          "completions", "not installed for " + shell, "styxy completion --help");
    }
    return Finding.ok(
        "completions",
        shell.equals("zsh") && !file.get().getParent().endsWith(IN_FPATH)
            ? file.get() + "; zsh needs its folder in fpath before compinit"
            : file.get().toString());
  }
}
