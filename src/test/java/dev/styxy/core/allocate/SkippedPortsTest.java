package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.config.BuiltInTypes;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.FakeLimits;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.core.system.NetworkLimits;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortRange;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ports that are not given out, and what it takes to have them all the same. */
class SkippedPortsTest extends AllocatorScene {

  private void exclude(int first, int last) {
    List<PortRange> excluded = List.of(new PortRange(first, last));
    settings = new Settings(BuiltInTypes.all(), Ttl.DEFAULT, excluded, true);
  }

  @Test
  void whatTheSystemIsSlowToTellIsAskedBeforeTheLock() {
    List<Boolean> locked = new ArrayList<>();
    host.limits =
        new NetworkLimits() {
          @Override
          public void prepare() {
            locked.add(store.isLocked());
          }

          @Override
          public int firstUnprivileged() {
            return FakeLimits.USUAL.firstUnprivileged();
          }

          @Override
          public Optional<PortRange> ephemeral() {
            return FakeLimits.USUAL.ephemeral();
          }

          @Override
          public boolean isReserved(int port) {
            return false;
          }
        };
    port(Ask.of("dev"));
    assertEquals(List.of(false), locked);
  }

  @Test
  void allocatedPortIsSkipped() {
    given(Draft.of(3000).at(clock.now()));
    assertEquals(3001, port(Ask.of("dev")));
  }

  @Test
  void portThatAnybodyListensOnIsSkipped() {
    ports.listen(3000, FakeProcesses.INIT);
    ports.listen(3001);
    assertEquals(3002, port(Ask.of("dev")));
  }

  @Test
  void portThatIsBoundButNotListeningIsSkipped() {
    ports.bind(3000, Protocol.TCP, SocketState.BOUND, "127.0.0.2", FakeProcesses.INIT);
    assertEquals(3001, port(Ask.of("dev")));
  }

  @Test
  void portOnOneIpv6AddressIsSkipped() {
    ports.bind(3000, Protocol.TCP, SocketState.LISTEN, "::1", FakeProcesses.INIT);
    assertEquals(3001, port(Ask.of("dev")));
  }

  @Test
  void excludedPortIsSkipped() {
    exclude(3000, 3009);
    assertEquals(3010, port(Ask.of("dev")));
  }

  @Test
  void excludedPortIsRefusedByNumberToo() {
    exclude(3000, 3009);
    assertEquals(FailureCode.HELD, refusal(Ask.of("dev").exactly(3005)).code());
  }

  @Test
  void portThatBrowsersRefuseIsSkipped() {
    narrowDevTo(6665, 6670);
    assertEquals(6670, port(Ask.of("dev")));
  }

  @Test
  void browsersHaveNoSayInUdp() {
    narrowDevTo(6665, 6670);
    assertEquals(6665, port(Ask.of("dev").protocol(Protocol.UDP)));
  }

  @Test
  void privilegedPortIsSkippedUnlessAskedForByNumber() {
    narrowDevTo(1020, 1030);
    assertEquals(1024, port(Ask.of("dev")));
    assertEquals(1021, port(Ask.of("dev").exactly(1021)));
  }

  @Test
  void privilegeBeginsWhereTheSystemSaysSo() {
    host.limits = new FakeLimits(1, Optional.empty(), Set.of());
    narrowDevTo(1020, 1030);
    assertEquals(1020, port(Ask.of("dev")));
  }

  @Test
  void ephemeralPortIsSkippedUnlessAskedForByNumber() {
    narrowDevTo(60998, 61001);
    assertEquals(61000, port(Ask.of("dev")));
    assertEquals(60998, port(Ask.of("dev").exactly(60998)));
  }

  @Test
  void reservedPortOfTheEphemeralRangeIsGivenOut() {
    host.limits = new FakeLimits(1024, Optional.of(new PortRange(32768, 60999)), Set.of(40001));
    narrowDevTo(40000, 40002);
    assertEquals(40001, port(Ask.of("dev")));
  }

  @Test
  void refusedBindHasTheLastWord() {
    ports.answerBind(3000, BindProbe.Answer.BUSY);
    ports.answerBind(3001, BindProbe.Answer.DENIED);
    assertEquals(3002, port(Ask.of("dev")));
  }

  @Test
  void bindThatTellsNothingIsNoObstacle() {
    ports.answerBind(3000, BindProbe.Answer.UNKNOWN);
    assertEquals(3000, port(Ask.of("dev")));
  }

  @Test
  void portTableThatCannotBeReadLeavesTheBind() {
    ports.listen(3000, FakeProcesses.INIT);
    ports.setBroken(true);
    assertEquals(3001, port(Ask.of("dev")));
  }

  @Test
  void everyAllocatedPortIsFreeOfAllObstacles() {
    ports.listen(3000, FakeProcesses.INIT);
    given(Draft.of(3001).at(clock.now()));
    exclude(3002, 3002);
    ports.answerBind(3003, BindProbe.Answer.BUSY);
    assertEquals(3004, port(Ask.of("dev")));
    assertTrue(allocatedPorts().contains(3004));
  }

  @Test
  void noPortIsGivenOutUntestedWhereSocketsAreForbidden() {
    narrowDevTo(3000, 3001);
    ports.answerBind(3000, BindProbe.Answer.FORBIDDEN);
    ports.answerBind(3001, BindProbe.Answer.FORBIDDEN);
    StyxyException e = refusal(Ask.of("dev"));
    assertEquals(FailureCode.NO_FREE_PORT, e.code());
    assertTrue(e.getMessage().contains("make no socket"), e.getMessage());
  }
}
