package dev.styxy.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CurrentUserTest {
  /** Where nobody is known, everybody's files would be one's own. */
  @Test
  void userIsKnownWithoutProc() {
    assertEquals(CurrentUser.uid(), CurrentUser.uid(Path.of("/no/such/proc")));
  }
}
