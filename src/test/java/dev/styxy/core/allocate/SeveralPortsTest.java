package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.FailureCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several requests are one transaction. */
class SeveralPortsTest extends AllocatorScene {

  @Test
  void eachGetsAPortOfItsOwn() {
    allocate(Ask.of("dev"), Ask.of("dev"), Ask.of("api"));
    assertEquals(List.of(3000, 3001, 8000), allocatedPorts());
  }

  @Test
  void whenOneCannotBeGrantedNoneIs() {
    narrowDevTo(3000, 3001);
    assertEquals(
        FailureCode.NO_FREE_PORT, refusal(Ask.of("dev"), Ask.of("dev"), Ask.of("dev")).code());
    assertTrue(store.state().allocations().isEmpty());
    assertTrue(store.events().isEmpty());
  }

  @Test
  void allAreWrittenAtOnce() {
    allocate(Ask.of("dev"), Ask.of("dev"));
    assertEquals(1, store.saves());
  }

  @Test
  void noneIsTakenBackForAnotherOfTheSameRequest() {
    narrowDevTo(3000, 3001);
    Ask ask = Ask.of("dev").owner(bash);
    assertEquals(FailureCode.NO_FREE_PORT, refusal(ask, ask, ask).code());
  }
}
