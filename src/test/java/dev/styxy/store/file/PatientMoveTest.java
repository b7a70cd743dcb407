package dev.styxy.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class PatientMoveTest {
  private int attempts;
  private long waited;
  private final PatientMove move = new PatientMove(millis -> waited += millis);

  /** Fails as long as somebody has the file open. */
  private void moveAfter(int failures, FileSystemException failure) throws IOException {
    move.move(
        () -> {
          if (attempts++ < failures) {
            throw failure;
          }
        });
  }

  @Test
  void fileThatIsFreeIsMovedAtOnce() throws IOException {
    moveAfter(0, new AccessDeniedException("x"));
    assertEquals(1, attempts);
    assertEquals(0, waited);
  }

  @Test
  void sharingViolationIsWaitedFor() throws IOException {
    moveAfter(5, new FileSystemException("x", "y", "used by another process"));
    assertEquals(6, attempts);
  }

  @Test
  void patienceEndsWithTheLastRefusal() {
    AccessDeniedException refusal = new AccessDeniedException("x");
    assertEquals(
        refusal, assertThrows(IOException.class, () -> moveAfter(Integer.MAX_VALUE, refusal)));
    assertTrue(waited > 500 && waited < 2000, waited + " ms");
  }

  @Test
  void whatWillNotChangeIsNotWaitedFor() {
    assertThrows(NoSuchFileException.class, () -> moveAfter(1, new NoSuchFileException("gone")));
    assertEquals(1, attempts);
  }
}
