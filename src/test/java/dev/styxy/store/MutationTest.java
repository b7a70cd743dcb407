package dev.styxy.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.styxy.core.Notices;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Moment;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A state file is damaged in thousands of ways; the seed of a failure is in its message. */
class MutationTest {
  private static final int MUTATIONS = 20_000;
  private static final State STATE = SampleState.of(6);
  private static final byte[] GOOD = StateCodecTest.encode(STATE);

  private FileSystem files;
  private Path directory;
  private final Notices notices = new Notices();

  @BeforeEach
  void makeDirectory() throws IOException {
    files = Jimfs.newFileSystem(Configuration.unix());
    directory = Files.createDirectories(files.getPath("/home/scope"));
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void aDamagedFileIsKeptAndItsSpareIsUsedOrItIsLeftAlone() throws IOException {
    int loaded = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      byte[] damaged = new Mutation(GOOD, new Random(seed)).make();
      Files.write(directory.resolve("state.json"), damaged);
      Files.write(directory.resolve("state.json.bak"), GOOD);
      loaded += judge(seed, damaged);
      removeKept();
    }
    assertTrue(loaded < MUTATIONS / 20, loaded + " were not noticed");
  }

  /** 1 when it was loaded as it is. */
  private int judge(int seed, byte[] damaged) throws IOException {
    try {
      State state = session().load();
      List<String> told = notices.drain();
      if (told.isEmpty()) {
        assertArrayEquals(damaged, Files.readAllBytes(directory.resolve("state.json")));
        assertEquals("", StateValidator.objectionTo(state), "seed " + seed);
        assertFalse(state.allocations().isEmpty(), "seed " + seed + ": silently empty");
        return 1;
      }
      assertEquals(STATE, state, "seed " + seed);
      assertTrue(told.get(0).contains("is damaged"), "seed " + seed + ": " + told);
      assertTrue(told.get(0).chars().allMatch(c -> c >= ' ' && c <= '~'), "seed " + seed);
      assertArrayEquals(damaged, Files.readAllBytes(kept().get(0)), "seed " + seed);
    } catch (StyxyException e) {
      assertEquals(FailureCode.STATE_NEWER, e.code(), "seed " + seed);
      assertArrayEquals(damaged, Files.readAllBytes(directory.resolve("state.json")));
    }
    return 0;
  }

  @Test
  void withoutItsChecksumItIsStillReadStrictly() throws NewerSchemaException {
    String text = StateCodecTest.text(STATE);
    byte[] unchecked =
        text.replaceFirst("\"crc32\":\"[0-9a-f]{8}\"", "\"crc32\":null")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    int damaged = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      try {
        StateDecoder.decode(new Mutation(unchecked, new Random(seed)).make());
      } catch (DamagedStateException | NewerSchemaException e) {
        damaged++;
      }
    }
    assertTrue(damaged > MUTATIONS / 2, "only " + damaged + " were noticed");
  }

  private FileSession session() {
    Disk disk = withoutDirectorySync();
    SafePlace place = new SafePlace(disk, directory.getParent(), directory, CurrentUser.UNKNOWN);
    LockPatience patience =
        new LockPatience(Duration.ZERO, message -> {}, file -> Optional.empty());
    StateLock lock = new StateLock(disk, directory.resolve("state.lock"), patience);
    return new FileSession(disk, place, lock, notices, () -> new Moment(1, "", 1));
  }

  /** Jimfs cannot open a directory. */
  private static Disk withoutDirectorySync() {
    Disk disk = new NioDisk();
    return (Disk)
        Proxy.newProxyInstance(
            Disk.class.getClassLoader(),
            new Class<?>[] {Disk.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("syncDirectory")
                    ? null
                    : method.invoke(disk, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.getFileName().toString().contains("corrupt-")).toList();
    }
  }

  private void removeKept() throws IOException {
    for (Path file : kept()) {
      Files.delete(file);
    }
    Files.deleteIfExists(directory.resolve("events.jsonl"));
  }
}
