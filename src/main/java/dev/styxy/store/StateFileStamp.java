package dev.styxy.store;

import dev.styxy.core.state.StateStamp;
import dev.styxy.store.file.StateDirectory;
import dev.styxy.store.file.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;

/** Shows whether anything was saved: a state file is replaced, a log grows. */
public final class StateFileStamp implements StateStamp {
  private static final Object ABSENT = "absent";

  private final Path file;

  private StateFileStamp(Path file) {
    this.file = file;
  }

  /** Differs after every save. */
  public static StateFileStamp ofState(StateDirectory directory) {
    return new StateFileStamp(directory.path().resolve(StateFiles.STATE));
  }

  /** Differs after each logged event. */
  public static StateFileStamp ofEvents(StateDirectory directory) {
    return new StateFileStamp(directory.path().resolve(StateFiles.EVENTS));
  }

  @Override
  public Object read() {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(
          Objects.requireNonNullElse(facts.fileKey(), ABSENT),
          facts.lastModifiedTime(),
          facts.size());
    } catch (IOException e) {
      return ABSENT;
    }
  }
}
