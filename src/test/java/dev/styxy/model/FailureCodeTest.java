package dev.styxy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureCodeTest {

  @ParameterizedTest
  @CsvSource({
    "not_found, 1",
    "usage, 2",
    "unknown_type, 2",
    "no_free_port, 3",
    "held, 4",
    "lock_timeout, 5",
    "state_read_only, 7",
    "state_damaged, 6",
    "state_newer, 6",
    "config_invalid, 6",
    "io, 7",
    "internal, 70"
  })
  void scriptsMayRelyOnTheStatus(String word, int status) {
    for (FailureCode code : FailureCode.values()) {
      if (code.word().equals(word)) {
        assertEquals(status, code.exitStatus());
        return;
      }
    }
    throw new AssertionError("no code " + word);
  }

  @ParameterizedTest
  @EnumSource
  void codeIsOneLowerCaseWord(FailureCode code) {
    assertTrue(code.word().matches("[a-z_]+"));
  }

  @Test
  void reasonsAreFoundByTheirWords() {
    for (StaleReason reason : StaleReason.values()) {
      assertEquals(reason, StaleReason.of(reason.word()));
    }
  }
}
