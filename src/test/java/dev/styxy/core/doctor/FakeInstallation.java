package dev.styxy.core.doctor;

import dev.styxy.core.system.Installation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An installation that a test describes; at first there is nothing to tell of it. */
final class FakeInstallation implements Installation {
  final Map<Path, ArchiveUse> archives = new LinkedHashMap<>();
  Optional<StartTimes> startTimes = Optional.empty();
  Optional<Path> launcher = Optional.empty();
  List<Path> onPath = List.of();
  String shell = "";
  Optional<Path> completions = Optional.empty();

  @Override
  public String java() {
    return "17";
  }

  @Override
  public List<Path> archives() {
    return List.copyOf(archives.keySet());
  }

  @Override
  public ArchiveUse archiveUse(Path archive) {
    return archives.get(archive);
  }

  @Override
  public Optional<StartTimes> startTimes() {
    return startTimes;
  }

  @Override
  public Optional<Path> launcher() {
    return launcher;
  }

  @Override
  public List<Path> onPath() {
    return onPath;
  }

  @Override
  public String shell() {
    return shell;
  }

  @Override
  public Optional<Path> completions() {
    return completions;
  }
}
