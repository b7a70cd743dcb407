package dev.styxy.core.doctor;

import dev.styxy.core.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An installation of which there is nothing to tell. */
final class FakeInstallation implements Installation {

  @Override
  public String java() {
    return "17";
  }

  @Override
  public Optional<Path> archive() {
    return Optional.empty();
  }

  @Override
  public boolean isArchiveUsed() {
    return false;
  }

  @Override
  public OptionalLong startMillis() {
    return OptionalLong.empty();
  }

  @Override
  public OptionalLong emptyStartMillis() {
    return OptionalLong.empty();
  }

  @Override
  public Optional<Path> launcher() {
    return Optional.empty();
  }

  @Override
  public List<Path> onPath() {
    return List.of();
  }

  @Override
  public String shell() {
    return "";
  }

  @Override
  public Optional<Path> completions() {
    return Optional.empty();
  }
}
