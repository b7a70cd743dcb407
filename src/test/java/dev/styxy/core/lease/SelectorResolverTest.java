package dev.styxy.core.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FixedClock;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Moment;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorResolverTest {
  private static final Moment NOW = new FixedClock().now();
  private static final String OTHER = "/nowhere/other";
  private static final Allocation WEB =
      Draft.of(3000).named("web").lockId("aaaaaaaa-1111-4000-8000-000000000001").at(NOW);
  private static final Allocation API =
      Draft.of(8000)
          .type("api")
          .named("main")
          .lockId("aaaaaaaa-2222-4000-8000-00000000000")
          .at(NOW);
  private static final Allocation DNS =
      Draft.of(3000).named("dns").protocol(Protocol.UDP).instance("ci-1").at(NOW);
  private static final Allocation ELSEWHERE =
      Draft.of(3001).named("docs").project(OTHER).instance("ci-1").at(NOW);
  private final SelectorResolver resolver = new SelectorResolver(List.of(WEB, API, DNS, ELSEWHERE));

  private Selection resolve(String... words) {
    return resolver.resolve(new Selector.Words(List.of(words), FakeHost.PROJECT));
  }

  private StyxyException refusal(String word) {
    return assertThrows(StyxyException.class, () -> resolve(word));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web",
        "dev/web",
        "3000/tcp",
        "aaaaaaaa-1111-4000-8000-000000000001",
        "aaaaaaaa-1"
      })
  void allTheseMeanTheSame(String word) {
    assertEquals(List.of(WEB), resolve(word).found());
  }

  @Test
  void portMeansItsUdpSideWhereThatIsSaid() {
    assertEquals(List.of(DNS), resolve("3000/udp").found());
  }

  @Test
  void portWithTwoAllocationsIsAmbiguous() {
    StyxyException failure = refusal("3000");
    assertEquals(FailureCode.AMBIGUOUS, failure.code());
    assertEquals(
        "'3000' means more than one allocation: dev/web on 3000, dev/dns on 3000/udp",
        failure.getMessage());
    assertEquals(List.of("styxy list -v"), failure.suggestions());
  }

  @Test
  void commandThatTakesLockIdsSuggestsThem() {
    SelectorResolver ofRelease = SelectorResolver.of(List.of(WEB, DNS), "release");
    StyxyException failure =
        assertThrows(
            StyxyException.class,
            () -> ofRelease.resolve(new Selector.Words(List.of("3000"), FakeHost.PROJECT)));
    assertEquals("styxy release " + WEB.lockId(), failure.suggestions().get(0));
  }

  @Test
  void startOfTwoLockIdsIsAmbiguous() {
    assertEquals(FailureCode.AMBIGUOUS, refusal("aaaaaaaa").code());
  }

  @Test
  void startOfALockIdCountsFromSevenCharactersOn() {
    assertEquals("aaaaaa", resolve("aaaaaa").missing().get(0).word());
  }

  @Test
  void nameOfTwoTypesIsAmbiguousUntilTheTypeIsSaid() {
    Allocation web = Draft.of(8001).type("api").named("web").at(NOW);
    SelectorResolver two = new SelectorResolver(List.of(WEB, web));
    assertThrows(
        StyxyException.class,
        () -> two.resolve(new Selector.Words(List.of("web"), FakeHost.PROJECT)));
    assertEquals(
        List.of(web),
        two.resolve(new Selector.Words(List.of("api/web"), FakeHost.PROJECT)).found());
  }

  @Test
  void nameOfAnotherProjectIsMissingWithAHint() {
    assertEquals(
        List.of(
            new Selection.Missing(
                "docs", "project /nowhere/other has one: add --project /nowhere/other")),
        resolve("docs").missing());
  }

  @Test
  void unknownNameIsMissingWithoutAHint() {
    assertEquals(List.of(new Selection.Missing("worker", "")), resolve("worker").missing());
  }

  @Test
  void mistypedNameIsMissingWithTheNearest() {
    assertEquals(
        List.of(new Selection.Missing("wbe", "did you mean 'web'?")), resolve("wbe").missing());
  }

  @Test
  void whatIsFoundIsFoundThoughSomethingIsMissing() {
    Selection selection = resolve("web", "nothing", "main");
    assertEquals(List.of(WEB, API), selection.found());
    assertEquals(1, selection.missing().size());
  }

  @Test
  void twoWordsForOneAllocationFindItOnce() {
    assertEquals(List.of(WEB), resolve("web", "3000/tcp").found());
  }

  @Test
  void portOfNobodyIsMissing() {
    assertEquals("4000", resolve("4000").missing().get(0).word());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "99999", "999999"})
  void numberThatIsNoPortIsRefused(String word) {
    StyxyException failure = refusal(word);
    assertEquals(FailureCode.INVALID_PORT, failure.code());
    assertEquals(
        "'" + word + "' is not a port; ports are numbers from 1 to 65535", failure.getMessage());
  }

  @Test
  void unknownProtocolIsRefused() {
    assertEquals(FailureCode.USAGE, refusal("3000/sctp").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "web/", "é", "123456789012345678901234567890"})
  void nonsenseIsMerelyMissing(String word) {
    assertEquals(1, resolve(word).missing().size());
  }

  @Test
  void projectMeansAllOfIt() {
    assertEquals(
        List.of(WEB, API, DNS), resolver.resolve(new Selector.Project(FakeHost.PROJECT)).found());
  }

  @Test
  void instanceMeansAllOfItInAnyProject() {
    assertEquals(List.of(DNS, ELSEWHERE), resolver.resolve(new Selector.Instance("ci-1")).found());
  }

  @Test
  void allMeansAll() {
    assertEquals(4, resolver.resolve(new Selector.All()).found().size());
    assertTrue(resolver.resolve(new Selector.All()).missing().isEmpty());
  }
}
