package dev.styxy.store;

import dev.styxy.PrivateDirectory;
import dev.styxy.core.state.StateStore;
import dev.styxy.core.text.Notices;
import dev.styxy.model.Moment;
import dev.styxy.model.State;
import dev.styxy.store.completion.CompletionSource;
import dev.styxy.store.file.CurrentUser;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.NioFileOps;
import dev.styxy.store.file.SecureDirectory;
import dev.styxy.store.lock.LockPatience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A home with one scope, and stores on it that name no holder and show no message. */
public final class Sandbox {
  public static final String SCOPE = "machine-1";
  private static final long NOW = 1_790_000_000_000L;

  private final Path home;
  private final Notices notices = new Notices();

  public Sandbox(Path home) {
    this.home = home;
  }

  public Path directory() {
    return home.resolve(SCOPE);
  }

  public Path file(String name) {
    return directory().resolve(name);
  }

  public FileStateStore store() {
    return store(new NioFileOps());
  }

  public FileStateStore store(FileOps disk) {
    return new FileStateStore(
        disk,
        new SecureDirectory(disk, home, directory(), CurrentUser.uid()),
        new LockPatience(0, message -> {}, file -> Optional.empty()),
        notices,
        () -> new Moment(NOW, "boot", 1),
        CompletionSource.NOTHING);
  }

  public void save(State state) {
    try (StateStore.Session session = store().lock()) {
      session.load();
      session.save(state);
    }
  }

  public State load() {
    try (StateStore.Session session = store().lock()) {
      return session.load();
    }
  }

  public List<String> told() {
    return notices.drain();
  }

  public List<String> names() {
    try (Stream<Path> files = Files.list(directory())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void write(String name, byte[] content) {
    try {
      PrivateDirectory.make(directory());
      Files.write(file(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
