package dev.styxy.store;

import dev.styxy.model.State;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Decodes the state file before it is locked, on a thread of its own, while another reads the
 * arguments. Nothing is decided by that: under the lock the file is read again, and what was
 * decoded counts only if it is the same file with the same bytes.
 */
public final class ReadAhead {
  /** What was read: the file, and the checksum of its bytes. */
  private record Read(FileFacts facts, long checksum) {}

  /** A larger file is read once only: it would take twice the memory. */
  private static final int LARGEST = 1 << 22;

  private final Disk disk;
  private final CountDownLatch isDecoded = new CountDownLatch(1);
  private volatile Optional<Read> read = Optional.empty();
  private volatile boolean isTooLate;

  /** Written before the latch opens, and read after it. */
  private Optional<LoadedState> decoded = Optional.empty();

  public ReadAhead() {
    this(new NioDisk());
  }

  ReadAhead(Disk disk) {
    this.disk = disk;
  }

  /**
   * Reads the state of a directory. To be called once; it never throws, because whatever goes wrong
   * here goes wrong once more under the lock, and is told there.
   */
  public void begin(StateDirectory directory) {
    try {
      linkCodec();
      decode(directory.path().resolve(StateFiles.STATE));
    } catch (IOException | DamagedStateException | NewerSchemaException | RuntimeException e) {
      decoded = Optional.empty();
    } finally {
      isDecoded.countDown();
    }
  }

  /** Loads what a load and a save will use, so that it is not done while others wait. */
  private static void linkCodec() throws DamagedStateException, NewerSchemaException {
    ByteBuffer file = StateEncoder.encode(State.EMPTY);
    StateReader.decode(Arrays.copyOf(file.array(), file.limit()));
  }

  private void decode(Path file) throws IOException, DamagedStateException, NewerSchemaException {
    Optional<FileFacts> facts = disk.facts(file);
    boolean isFile = facts.isPresent() && facts.get().kind() == FileFacts.Kind.FILE;
    if (!isFile || facts.get().size() > LARGEST) {
      return;
    }
    byte[] bytes = disk.read(file);
    read = Optional.of(new Read(facts.get(), Checksum.of(bytes)));
    if (!isTooLate) {
      decoded = Optional.of(StateReader.decode(bytes));
    }
  }

  /**
   * The state in these bytes, if they are what was read ahead; waits while they are being decoded.
   *
   * @param facts of the file that the bytes were read from, under the lock
   */
  Optional<LoadedState> of(FileFacts facts, byte[] bytes) {
    isTooLate = true;
    Optional<Read> before = read;
    boolean isSame =
        before.isPresent()
            && before.get().facts().isSameFile(facts)
            && before.get().facts().size() == bytes.length
            && before.get().checksum() == Checksum.of(bytes);
    return isSame ? await() : Optional.empty();
  }

  private Optional<LoadedState> await() {
    try {
      isDecoded.await();
      return decoded;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
