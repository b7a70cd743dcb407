package dev.styxy.core.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.sweep.SweepScene;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.Allocation;
import dev.styxy.model.StaleReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 3: a process that binds a port for somebody else proves nothing. */
class PortForwardersTest extends SweepScene {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker-proxy",
        "rootlessport",
        "rootlesskit",
        "rootlesskit-doc",
        "pasta",
        "pasta.avx2",
        "slirp4netns",
        "sshd",
        "sshd-session",
        "com.docker.back",
        "com.docker.backend",
        "com.docker.backend.exe",
        "OrbStack Helper",
        "limactl",
        "ssh",
        "wslrelay.exe",
        "systemd"
      })
  void standInKeepsThePort(String command) {
    processes.start(600, 1, 600, command);
    ports.listen(PORT, 600);
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    processes.end(FakeHost.BASH);
    clock.forwardMinutes(31);
    assertTrue(isLive(allocation));
  }

  @Test
  void initMayHoldItForSocketActivation() {
    processes.rename(FakeProcesses.INIT, "my-own-init");
    ports.listen(PORT, FakeProcesses.INIT);
    assertTrue(isLive(Draft.of(PORT).owner(bash).at(clock.now())));
  }

  @Test
  void strangerBesideAStandInIsDoubtToo() {
    processes.start(600, 1, 600, "docker-proxy");
    ports.listen(PORT, 7000, 600);
    assertTrue(isLive(Draft.of(PORT).owner(bash).at(clock.now())));
  }

  @Test
  void standInIsNotRecordedAsHolder() {
    processes.start(600, 1, 600, "docker-proxy");
    ports.listen(PORT, 600);
    assertTrue(swept(Draft.of(PORT).owner(bash).at(clock.now())).holder().isEmpty());
  }

  @Test
  void programWithALikeNameIsNone() {
    processes.start(600, 1, 600, "docker-proxy-2");
    ports.listen(PORT, 600);
    assertEquals(StaleReason.USURPED, staleReason(Draft.of(PORT).owner(bash).at(clock.now())));
  }
}
