package dev.styxy.core.owner;

import dev.styxy.model.ProcessInfo;
import java.util.Set;

/** Knows the programs that bind a port for somebody else, so that seeing them proves nothing. */
public final class PortForwarders {
  /** Short names as the kernel keeps them: at most 15 bytes (proc_pid_comm(5)). */
  private static final Set<String> NAMES =
      Set.of(
          "docker-proxy",
          "dockerd",
          "com.docker.back",
          "vpnkit",
          "vpnkit-bridge",
          "rootlessport",
          "rootlesskit",
          "rootlesskit-doc", // rootlesskit-docker-proxy, as the kernel cuts it
          "pasta",
          "pasta.avx2",
          "passt",
          "passt.avx2",
          "slirp4netns",
          "gvproxy",
          "conmon",
          "sshd",
          "sshd-session",
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
