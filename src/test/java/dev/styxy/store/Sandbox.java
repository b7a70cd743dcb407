package dev.styxy.store;

import dev.styxy.PrivateDirectory;
import dev.styxy.core.Notices;
import dev.styxy.core.StateStore;
import dev.styxy.model.Moment;
import dev.styxy.model.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A home with one scope, and stores on it that name no holder and show no message. */
final class Sandbox {
  static final String SCOPE = "machine-1";
  private static final long NOW = 1_790_000_000_000L;

  private final Path home;
  private final Notices notices = new Notices();

  Sandbox(Path home) {
    this.home = home;
  }

  Path directory() {
    return home.resolve(SCOPE);
  }

  Path file(String name) {
    return directory().resolve(name);
  }

  FileStateStore store() {
    return store(new NioDisk());
  }

  FileStateStore store(Disk disk) {
    return new FileStateStore(
        disk,
        new SafePlace(disk, home, directory(), CurrentUser.uid()),
        new LockPatience(Duration.ZERO, message -> {}, file -> Optional.empty()),
        notices,
        () -> new Moment(NOW, "boot", 1),
        Offered.NOTHING);
  }

  void save(State state) {
    try (StateStore.Session session = store().lock()) {
      session.load();
      session.save(state);
    }
  }

  State load() {
    try (StateStore.Session session = store().lock()) {
      return session.load();
    }
  }

  List<String> told() {
    return notices.drain();
  }

  List<String> names() {
    try (Stream<Path> files = Files.list(directory())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String name, byte[] content) {
    try {
      PrivateDirectory.make(directory());
      Files.write(file(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
