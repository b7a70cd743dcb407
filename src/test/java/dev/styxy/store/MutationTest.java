package dev.styxy.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.styxy.MemoryBound;
import dev.styxy.core.text.Notices;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Moment;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.store.codec.DamagedStateException;
import dev.styxy.store.codec.NewerSchemaException;
import dev.styxy.store.codec.StateCodecTest;
import dev.styxy.store.codec.StateDecoder;
import dev.styxy.store.codec.StateFormat;
import dev.styxy.store.codec.StateValidator;
import dev.styxy.store.completion.CompletionSource;
import dev.styxy.store.event.EventReader;
import dev.styxy.store.file.CurrentUser;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.NioFileOps;
import dev.styxy.store.file.SecureDirectory;
import dev.styxy.store.lock.LockPatience;
import dev.styxy.store.lock.StateLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state file is damaged in thousands of ways; the seed of a failure is in its message. */
class MutationTest {
  private static final int MUTATIONS = 20_000;
  private static final int LOCK_MUTATIONS = 500;
  private static final State STATE = SampleState.of(6);
  private static final byte[] GOOD = StateCodecTest.encode(STATE);

  private FileSystem files;
  private Path directory;
  private final Notices notices = new Notices();
  private final MemoryBound memory = new MemoryBound();

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
  void withoutItsChecksumItIsStillReadStrictly() throws Throwable {
    String text = StateCodecTest.text(STATE);
    byte[] unchecked =
        text.replaceFirst("\"crc32\":\"[0-9a-f]{8}\"", "\"crc32\":null")
            .getBytes(StandardCharsets.UTF_8);
    int damaged = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      damaged += isDamaged(seed, new Mutation(unchecked, new Random(seed)).make()) ? 1 : 0;
    }
    assertTrue(damaged > MUTATIONS / 2, "only " + damaged + " were noticed");
  }

  private boolean isDamaged(int seed, byte[] content) throws Throwable {
    boolean[] isDamaged = {false};
    memory.hold(
        "seed " + seed,
        () -> {
          try {
            StateDecoder.decode(content);
          } catch (DamagedStateException | NewerSchemaException e) {
            isDamaged[0] = true;
          }
        });
    return isDamaged[0];
  }

  @Test
  void aStateAsLargeAsMayBeIsRefusedAtLittleCost() throws Throwable {
    byte[] large = new byte[StateFormat.LARGEST_UNCHECKED];
    String begin =
        StateCodecTest.text(STATE).replaceFirst("\"crc32\":\"[0-9a-f]{8}\"", "\"crc32\":null");
    int texts = begin.indexOf("\"texts\":[") + "\"texts\":[".length();
    byte[] head = begin.substring(0, texts).getBytes(StandardCharsets.UTF_8);
    for (String piece :
        new String[] {"\"\",", "\"a\",\n", "\u0000", "[", "\"" + "x".repeat(4000) + "\","}) {
      System.arraycopy(head, 0, large, 0, head.length);
      byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
      for (int at = head.length; at < large.length; at++) {
        large[at] = bytes[(at - head.length) % bytes.length];
      }
      assertTrue(isDamaged(0, large), piece);
    }
  }

  @Test
  void aDamagedLineOfTheLogIsPassedOverAndTheOthersAreRead() throws Throwable {
    Files.createDirectories(directory);
    byte[] line =
        ("{\"time\":\"2026-11-24T22:39:39.879Z\",\"event\":\"allocated\",\"port\":3000,"
                + "\"lock_id\":\"52b948fb-090d-487c-bfeb-3b5a6dc254fa\",\"service_type\":\"dev\","
                + "\"owner\":{\"pid\":2120,\"command\":\"n\u00f6de\"}}\n")
            .getBytes(StandardCharsets.UTF_8);
    EventReader reader = new EventReader(new NioFileOps(), directory);
    for (int seed = 0; seed < MUTATIONS; seed++) {
      byte[] damaged = new Mutation(line, new Random(seed)).make();
      ByteArrayOutputStream log = new ByteArrayOutputStream();
      log.writeBytes(line);
      log.writeBytes(damaged);
      log.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
      log.writeBytes(line);
      Files.write(directory.resolve("events.jsonl"), log.toByteArray());
      int number = seed;
      memory.hold(
          "seed " + seed, () -> assertTrue(reader.read().events().size() >= 2, "seed " + number));
    }
  }

  /** Real files: Jimfs knows no locks. */
  @Test
  void whatTheLockFileHoldsDecidesNothing(@TempDir Path home) {
    Sandbox sandbox = new Sandbox(home);
    sandbox.save(STATE);
    for (int seed = 0; seed < LOCK_MUTATIONS; seed++) {
      sandbox.write("state.lock", new Mutation(GOOD, new Random(seed)).make());
      assertEquals(STATE, sandbox.load(), "seed " + seed);
    }
  }

  private FileSession session() {
    FileOps disk = withoutDirectorySync();
    SecureDirectory place =
        new SecureDirectory(disk, directory.getParent(), directory, CurrentUser.UNKNOWN);
    LockPatience patience = new LockPatience(0, message -> {}, file -> Optional.empty());
    StateLock lock = new StateLock(disk, directory.resolve("state.lock"), patience);
    return new FileSession(
        disk, place, lock, notices, () -> new Moment(1, "", 1), CompletionSource.NOTHING);
  }

  /** Jimfs cannot open a directory. */
  private static FileOps withoutDirectorySync() {
    FileOps disk = new NioFileOps();
    return (FileOps)
        Proxy.newProxyInstance(
            FileOps.class.getClassLoader(),
            new Class<?>[] {FileOps.class},
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
