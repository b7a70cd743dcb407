package dev.styxy.core.owner;

import dev.styxy.model.ProcessInfo;
import java.util.Set;

/** Knows the programs that bind a port for somebody else, so that seeing them proves nothing. */
public final class PortForwarders {
  /**
   * Names as the systems show them: Linux keeps 15 bytes of one (proc_pid_comm(5)), macOS shows it
   * whole, and Windows with its ending.
   */
  private static final Set<String> NAMES =
      Set.of(
          "docker-proxy",
          "dockerd",
          "com.docker.back",
          "com.docker.backend",
          "com.docker.backend.exe",
          "com.docker.vpnkit",
          "vpnkit",
          "vpnkit-bridge",
          "vpnkit.exe",
          "rootlessport",
          "rootlesskit",
          "rootlesskit-doc", // rootlesskit-docker-proxy, as the kernel cuts it
          "pasta",
          "pasta.avx2",
          "passt",
          "passt.avx2",
          "slirp4netns",
          "gvproxy",
          "gvproxy.exe",
          "conmon",
          "OrbStack",
          "OrbStack Helper",
          "limactl",
          "macvmgr",
          "ssh",
          "sshd",
          "sshd-session",
          "ssh.exe",
          "sshd.exe",
          "wslrelay.exe",
          "systemd",
          "systemd-socket-",
          "launchd");

  private PortForwarders() {}

  /** Whether the process may act for another: a forwarder, or init with socket activation. */
  public static boolean isPortForwarder(ProcessInfo process) {
    return process.pid() == 1 || NAMES.contains(process.command());
  }
}
