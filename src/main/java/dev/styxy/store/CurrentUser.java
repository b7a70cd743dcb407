package dev.styxy.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The user that this process acts as, found without the name service. */
final class CurrentUser {
  /** Where the user cannot be told, nobody's file is foreign; its mode is still judged. */
  static final long UNKNOWN = -1;

  private CurrentUser() {}

  /** The effective uid: the kernel lets it own the process's directory, as proc(5) says. */
  static long uid() {
    try {
      Optional<FileFacts> self = FileFactsReader.read(Path.of("/proc/self"));
      return self.isPresent() ? self.get().uid() : UNKNOWN;
    } catch (IOException | UnsupportedOperationException e) {
      return UNKNOWN;
    }
  }
}
