package dev.styxy.core.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.app.WorkScene;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.verify.VerifiedPoint.Answer;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.model.StyxyException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VerifierTest extends WorkScene {

  private Verification verify() {
    return new Verifier(application(), PROJECT).verify("web");
  }

  private static Map<String, Answer> answers(Verification found) {
    Map<String, Answer> answers = new TreeMap<>();
    found.points().forEach(point -> answers.put(point.word(), point.holds()));
    return answers;
  }

  private void serve(long pid) {
    given(web);
    server(pid);
    processes.workIn(pid, PROJECT);
    ports.listen(PORT, pid);
  }

  @Test
  void theOwnServerPassesEveryPoint() {
    serve(600);
    Verification found = verify();
    assertTrue(found.isProven(), found.toString());
    assertEquals(
        Map.of(
            "listening", Answer.YES,
            "kin", Answer.YES,
            "in_worktree", Answer.YES,
            "own_port", Answer.YES),
        answers(found));
    assertEquals(600, found.server().orElseThrow().pid());
    assertTrue(found.startedAt().isPresent());
  }

  @Test
  void withoutAWorktreeItsAgeIsUnknownAndNoFailure() {
    serve(600);
    assertEquals(Answer.UNKNOWN, verify().age().holds());
    assertTrue(verify().isProven());
  }

  @Test
  void nothingThatListensProvesNothing() {
    given(web);
    assertEquals(Map.of("listening", Answer.NO), answers(verify()));
    assertFalse(verify().isProven());
  }

  @Test
  void aSocketThatOnlyHoldsThePortProvesNothing() {
    given(web);
    server(600);
    ports.bind(PORT, Protocol.TCP, SocketState.BOUND, "::", 600);
    assertEquals(Map.of("listening", Answer.NO), answers(verify()));
  }

  @Test
  void aServerOfTheShellThatWorksElsewhereIsNotOfThisWorktree() {
    serve(600);
    processes.workIn(600, "/nowhere/other");
    Map<String, Answer> answers = answers(verify());
    assertEquals(Answer.YES, answers.get("kin"));
    assertEquals(Answer.NO, answers.get("in_worktree"));
    assertTrue(verify().firstFailure().orElseThrow().evidence().contains("/nowhere/other"));
  }

  @Test
  void aDirectoryThatIsUnknownIsNotOfThisWorktree() {
    given(web);
    server(600);
    ports.listen(PORT, 600);
    assertEquals(Answer.NO, answers(verify()).get("in_worktree"));
  }

  @Test
  void aServerThatIsNotVisibleIsNotProven() {
    given(web);
    ports.listen(PORT);
    assertEquals(Answer.UNKNOWN, answers(verify()).get("kin"));
    assertFalse(verify().isProven());
  }

  @Test
  void theCommandOfAnotherLeaseIsNotTheServer() {
    serve(600);
    given(web, Draft.of(3001).named("docs").owner(bash).at(clock.now()));
    processes.mark(store.state().allocations().get(1).lockId(), 600);
    assertEquals(Answer.NO, answers(verify()).get("own_port"));
  }

  @Test
  void aPortOfAnotherProjectIsRefused() {
    given(Draft.of(PORT).named("web").project("/nowhere/other").owner(bash).at(clock.now()));
    Verifier verifier = new Verifier(application(), PROJECT);
    StyxyException e = assertThrows(StyxyException.class, () -> verifier.verify("3000"));
    assertEquals(FailureCode.NOT_FOUND, e.code());
    assertTrue(e.getMessage().contains("not to this project"), e.getMessage());
    assertThrows(StyxyException.class, () -> verifier.verify("web"));
  }
}
