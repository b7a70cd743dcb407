package dev.styxy.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.CliScene;
import dev.styxy.cli.Result;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.Connection;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code styxy check}. */
class CheckTest extends CliScene {

  @Test
  void oneConnectionLingers() {
    actions.connections.add(new Connection(true, "127.0.0.1:9", 0));
    String out = styxy("check", "3000").out();
    assertTrue(out.contains("1 connection of an earlier server lingers (TIME-WAIT)"), out);
  }

  @Test
  void freePortIsYes() {
    assertEquals(new Result(0, "port 3000 is available\n", ""), styxy("check", "3000"));
  }

  @Test
  void portInUseIsNoAndSaysByWhom() {
    ports.listen(3000, FakeProcesses.INIT);
    assertEquals(
        new Result(
            1,
            "port 3000 is in use: pid 1 (systemd, uid 1000) is listening on 127.0.0.1:3000/tcp\n"
                + "systemd may listen on behalf of somebody else\n",
            "  try: styxy kill 3000 --dry-run\n       styxy allocate dev\n       styxy list\n"),
        styxy("check", "3000"));
  }

  @Test
  void allOwnersAreShownToWhoAsks() {
    ProcessRef zsh = processes.start(600, FakeHost.TERMINAL, 600, "zsh");
    given(Draft.of(3000).at(clock.now()).withOwners(List.of(bash, zsh)));
    assertTrue(styxy("check", "3000").out().contains(" (owner pid 500 bash, and 1 more), "));
    assertTrue(styxy("check", "3000", "-v").out().endsWith("\nowner: bash 500\nowner: zsh 600\n"));
  }

  @Test
  void personIsToldWhatToTypeNext() {
    atTerminal();
    given(Draft.of(3000).at(clock.now()));
    String err = styxy("check", "3000").err();
    assertTrue(
        err.contains("try: styxy allocate dev\n       styxy list -v\n       styxy release 3000\n"),
        err);
  }

  @Test
  void availablePortNeedsNoAdvice() {
    atTerminal();
    assertEquals("", styxy("check", "3000").err());
  }

  @Test
  void otherSideOfThePortIsAskedForByProtocol() {
    ports.bind(3000, Protocol.UDP, SocketState.BOUND, "0.0.0.0", FakeProcesses.INIT);
    assertEquals(0, styxy("check", "3000").status());
    assertEquals(1, styxy("check", "3000", "--protocol", "udp").status());
    assertEquals(1, styxy("check", "3000/udp").status());
    assertEquals(0, styxy("check", "3000/tcp").status());
    assertRefused(2, "usage", "check", "3000/udp", "--protocol", "tcp");
    assertRefused(2, "usage", "check", "3000/sctp");
    assertRefused(2, "invalid_port", "check", "/udp");
  }

  @Test
  void jsonHasAllFields() {
    Map<String, Object> json = styxy("check", "3000", "--json").json();
    assertTrue(
        json.keySet()
            .containsAll(
                Set.of(
                    "port",
                    "protocol",
                    "available",
                    "cause",
                    "allocated_to",
                    "system_usage",
                    "remarks",
                    "suggestions")),
        json.toString());
    assertEquals(true, json.get("available"));
    assertNull(json.get("allocated_to"));
    assertNull(json.get("system_usage"));
  }

  @Test
  void jsonTellsTheListener() {
    ports.listen(3000, FakeProcesses.INIT);
    Result result = styxy("check", "3000", "--json");
    assertEquals(1, result.status());
    assertEquals("listening", result.json().get("cause"));
    Map<String, Object> usage = result.object("system_usage");
    assertEquals(Set.of("protocol", "state", "local_address", "uid", "process"), usage.keySet());
    assertEquals("tcp", usage.get("protocol"));
    assertEquals("listen", usage.get("state"));
    assertEquals("127.0.0.1", usage.get("local_address"));
    assertEquals(1000L, usage.get("uid"));
    assertEquals(Map.of("pid", 1L, "name", "systemd"), usage.get("process"));
  }

  @Test
  void jsonTellsThatAProcessIsHidden() {
    ports.listen(3000);
    Map<String, Object> usage = styxy("check", "3000", "--json").object("system_usage");
    assertTrue(usage.containsKey("process"));
    assertNull(usage.get("process"));
  }

  @Test
  void jsonTellsAHiddenUseWithoutASocket() {
    ports.listen(3000);
    ports.setBroken(true);
    Map<String, Object> expected = new HashMap<>();
    for (String field : List.of("protocol", "state", "local_address", "uid", "process")) {
      expected.put(field, null);
    }
    assertEquals(expected, styxy("check", "3000", "--json").object("system_usage"));
  }

  @Test
  void jsonTellsTheAllocation() {
    given(Draft.of(3000).named("web").owner(bash).at(clock.now()));
    Result result = styxy("check", "3000", "--json");
    assertEquals("allocated", result.json().get("cause"));
    assertEquals("web", result.object("allocated_to").get("service_name"));
    assertEquals(
        "00003000-0000-4000-8000-000000000000", result.object("allocated_to").get("lock_id"));
  }

  @Test
  void nameOfTheProjectIsItsPort() {
    given(Draft.of(8000).type("api").named("rest").at(clock.now()));
    assertEquals(styxy("check", "8000"), styxy("check", "rest"));
    assertEquals(styxy("check", "8000"), styxy("check", "api/rest"));
    assertEquals(styxy("check", "8000"), styxy("check", "00008000-0000"));
    assertEquals(8000L, styxy("check", "rest", "--json").json().get("port"));
  }

  @Test
  void nameOfAUdpPortIsItsUdpSide() {
    given(Draft.of(3000).named("dns").protocol(Protocol.UDP).at(clock.now()));
    assertEquals("udp", styxy("check", "dns", "--json").json().get("protocol"));
    assertEquals(
        "tcp", styxy("check", "dns", "--protocol", "tcp", "--json").json().get("protocol"));
  }

  @Test
  void nameThatNothingHasIsNoAndSaysWhatIsNear() {
    given(Draft.of(3000).named("web").at(clock.now()));
    assertRefused(1, "not_found", "check", "webb");
    assertTrue(styxy("check", "webb").err().contains("did you mean 'web'?"));
  }

  @Test
  void nameMayBeginWithADigitButAPortMayNotEndInALetter() {
    given(Draft.of(3000).named("3d-viewer").at(clock.now()));
    assertEquals(styxy("check", "3000"), styxy("check", "3d-viewer"));
    assertRefused(2, "invalid_port", "check", "3000abc");
  }

  @Test
  void answerFitsTheTerminal() {
    atTerminal();
    environment.put("COLUMNS", "40");
    given(Draft.of(3000).named("web").at(clock.now()));
    for (String line : styxy("check", "3000").lines()) {
      assertTrue(line.length() <= 40, line);
    }
  }

  @Test
  void freePortIsAskedForAsWhatItsRangeIsFor() {
    assertEquals(
        List.of("styxy allocate api -p 8005"),
        styxy("check", "8005", "--json").json().get("suggestions"));
    assertEquals(
        List.of("styxy allocate dev -p 12345"),
        styxy("check", "12345", "--json").json().get("suggestions"));
    ports.listen(8000, FakeProcesses.INIT);
    assertTrue(styxy("check", "8000").err().contains("\n       styxy allocate api\n"));
    given(Draft.of(8001).type("database").at(clock.now()));
    assertTrue(styxy("check", "8001").err().contains("try: styxy allocate database\n"));
    String refused = styxy("allocate", "test", "-p", "8000", "--exact").err();
    assertTrue(refused.contains("\n       styxy allocate test\n"), refused);
  }

  @Test
  void staleAllocationIsNotInTheWay() {
    given(Draft.of(3000).at(clock.now()));
    clock.forwardMinutes(31);
    assertEquals(0, styxy("check", "3000").status());
  }

  @Test
  void quietLeavesOnlyTheStatus() {
    atTerminal();
    ports.listen(3000, FakeProcesses.INIT);
    assertEquals(new Result(1, "", ""), styxy("check", "3000", "-q"));
    assertEquals(new Result(0, "", ""), styxy("check", "3001", "-q"));
    assertEquals(false, styxy("check", "3000", "-q", "--json").json().get("available"));
  }

  @Test
  void portThatCannotBeTestedIsNotCalledFree() {
    ports.answerBind(3000, BindProbe.Answer.FORBIDDEN);
    Result result = styxy("check", "3000");
    assertEquals(1, result.status());
    assertTrue(result.out().startsWith("cannot tell whether port 3000 is free"), result.out());
    assertEquals("untestable", styxy("--json", "check", "3000").json().get("cause"));
  }

  @Test
  void unwritableStateIsLookedAt() {
    given(Draft.of(3000).at(clock.now()));
    store.protect();
    assertEquals(1, styxy("check", "3000").status());
    assertEquals(0, styxy("check", "3001").status());
    assertRefused(7, "state_read_only", "allocate", "dev");
  }
}
