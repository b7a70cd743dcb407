package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.lease.Releaser;
import dev.styxy.core.lease.Selector;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest extends AllocatorScene {

  @ParameterizedTest
  @CsvSource({"main, 3000, 8000", "dev, 3001, 8001", "staging, 3002, 8002", "features, 3003, 8003"})
  void thePortsOfABranchLineUp(String template, int dev, int api) {
    assertEquals(dev, port(Ask.of("dev").template(template)));
    assertEquals(api, port(Ask.of("api").template(template)));
  }

  @Test
  void aTakenPortOfABranchGivesWayUpwards() {
    grant(Ask.of("dev").exactly(3001));
    assertEquals(3002, port(Ask.of("dev").template("dev")));
  }

  @Test
  void aTemplateCountsMoreThanThePortThatTheNameHadLast() {
    String lockId = grant(Ask.of("dev").named("web")).allocation().lockId();
    coordinator().run(new Releaser().release(new Selector.Words(java.util.List.of(lockId), "")));
    assertEquals(3001, port(Ask.of("dev").named("web").template("dev")));
  }

  @Test
  void anUnknownTemplateIsRefusedWithTheNearest() {
    StyxyException refusal = refusal(Ask.of("dev").template("stagin"));
    assertEquals(FailureCode.USAGE, refusal.code());
    assertTrue(refusal.getMessage().contains("main, dev, staging, features"));
    assertEquals("--template staging", refusal.suggestions().get(0));
  }

  @Test
  void aTemplateThatComesTooLateSaysSo() {
    allocate(Ask.of("dev").named("web"));
    Grant second = grant(Ask.of("dev").named("web").template("staging"));
    assertEquals(3000, second.allocation().port());
    assertEquals(
        List.of(
            "dev/web of /nowhere/app has port 3000 already, so the template staging was not"
                + " applied"),
        second.notes());
  }

  @Test
  void aTemplateThatWasAppliedIsNotMentionedAgain() {
    allocate(Ask.of("dev").named("web").template("staging"));
    assertEquals(List.of(), grant(Ask.of("dev").named("web").template("staging")).notes());
  }
}
