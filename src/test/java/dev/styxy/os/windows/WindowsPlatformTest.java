package dev.styxy.os.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.styxy.core.system.CommandStart;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortView;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortAlone;
import dev.styxy.model.PortUse;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import dev.styxy.os.linux.Child;
import dev.styxy.os.platform.MachineName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real sockets and processes, through the double of Windows' libraries. */
class WindowsPlatformTest {
  private static final int ACCESS_DENIED = 5;
  private static final int KILL_AND_BREAKAWAY = 0x2800;
  private static final int BREAKAWAY = 0x800;

  private WindowsDouble system;
  private Host host;

  @BeforeEach
  void compile() throws Exception {
    system = new WindowsDouble();
    host = system.platform().host();
  }

  @AfterEach
  void reset() {
    if (system != null) {
      system.reset();
    }
  }

  private void assertSeen(Child child, Protocol protocol, String address) {
    PortView view = host.ports().look(protocol.coversUdp());
    PortUse use = view.use(child.port(), protocol, List.of());
    PortUse.Bound bound = assertInstanceOf(PortUse.Bound.class, use);
    assertEquals(List.of(child.pid()), bound.processes().stream().map(p -> p.pid()).toList());
    BoundSocket socket = bound.sockets().get(0);
    assertEquals(address, socket.address());
    assertEquals(protocol, socket.protocol());
    assertEquals("iphlpapi", host.ports().method());
  }

  @ParameterizedTest
  @CsvSource({
    "tcp, 127.0.0.1",
    "tcp, 0.0.0.0",
    "tcp, ::1",
    "tcp, ::",
    "udp, 127.0.0.1",
    "udp, ::1"
  })
  void socketIsSeenWithItsProcess(String kind, String address) throws Exception {
    try (Child child = Child.socket(kind, address, 0)) {
      assertSeen(child, Protocol.typed(kind), address);
    }
  }

  @Test
  void tableThatGrowsIsReadAgain() throws Exception {
    try (Child child = Child.socket("tcp", "127.0.0.1", 0)) {
      system.grow(4);
      assertSeen(child, Protocol.TCP, "127.0.0.1");
    }
  }

  @Test
  void tableLargerThanTheFirstBufferIsReadWhole() throws Exception {
    try (Child many = Child.socket("udp", "127.0.0.1", 0, "times=700");
        Child child = Child.socket("udp", "127.0.0.1", 0)) {
      assertSeen(child, Protocol.UDP, "127.0.0.1");
      assertSeen(many, Protocol.UDP, "127.0.0.1");
    }
  }

  @Test
  void tableThatCannotBeReadLeavesTheBind() throws Exception {
    system.fail(ACCESS_DENIED);
    try (Child child = Child.socket("tcp", "127.0.0.1", 0)) {
      PortView view = host.ports().look(false);
      assertEquals("bind", host.ports().method());
      assertEquals(new PortUse.Hidden(List.of()), view.use(child.port(), Protocol.TCP, List.of()));
    }
  }

  @Test
  void machineHasItsName() {
    assertEquals(MachineName.of("WORKBENCH"), system.platform().facts().machineId());
    assertEquals(
        Optional.of("C:\\Windows\\System32"), new Kernel32(system.library()).systemDirectory());
  }

  @Test
  void commandThatIsNotThereStartsNothing() {
    CommandStart start =
        new CommandStart(List.of("no-such-command"), new PortAlone(4711), Map.of());
    StyxyException e = assertThrows(StyxyException.class, () -> host.starter().start(start));
    assertEquals(FailureCode.COMMAND_NOT_FOUND, e.code());
  }

  @Test
  void commandIsAChildInAJobAndGivesItsStatus() {
    List<String> words = List.of("/bin/sh", "-c", "exit $((PORT - 4708))");
    WindowsStarter starter =
        new WindowsStarter(new Kernel32(system.library()), new ProgramLookup("", "; "));
    assertEquals(
        3, starter.start(new CommandStart(words, new PortAlone(4711), Map.of("PORT", "4711"))));
    assertEquals(1, system.asked("double_is_joined"));
    assertEquals(BREAKAWAY, system.asked("double_job_flags"));
  }

  /** The double cannot end anything: it tells what Windows was asked for. */
  @Test
  void commandRunsInAJobThatEndsWithStyxyAndIsSetFreeAfterwards() {
    CommandJob job = CommandJob.join(new Kernel32(system.library()));
    assertEquals(1, system.asked("double_is_joined"));
    assertEquals(KILL_AND_BREAKAWAY, system.asked("double_job_flags_at_join"));
    assertEquals(KILL_AND_BREAKAWAY, system.asked("double_job_flags"));
    job.release();
    assertEquals(BREAKAWAY, system.asked("double_job_flags"));
  }
}
