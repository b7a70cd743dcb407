package dev.styxy.os.linux;

import dev.styxy.core.system.Confinement;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.ProcessInfo;
import dev.styxy.os.linux.libc.ProcFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what shows the walls around this process. */
final class LinuxConfinement {
  /** Made by Docker, and by Podman, in the root of every container. */
  private static final List<String> MARKS = List.of("/.dockerenv", "/run/.containerenv");

  private static final int DEEPEST = 64;

  private LinuxConfinement() {}

  static Confinement read(ProcessTable processes) {
    String status =
        ProcFile.read("/proc/self/status")
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
            .orElse("");
    // proc_pid_status(5): 2 is SECCOMP_MODE_FILTER.
    return new Confinement(
        status.contains("\nSeccomp:\t2\n"),
        status.contains("\nNoNewPrivs:\t1\n"),
        keepers(processes),
        mark(),
        LinuxHostFacts.isOnHostNetwork());
  }

  /** Nearest first, process 1 last. */
  private static List<String> keepers(ProcessTable processes) {
    List<String> names = new ArrayList<>();
    Optional<ProcessInfo> at = processes.find(processes.self());
    for (int depth = 0; depth < DEEPEST && at.isPresent(); depth++) {
      names.add(at.get().command());
      at = at.get().parent() > 0 ? processes.find(at.get().parent()) : Optional.empty();
    }
    processes.find(1).ifPresent(first -> names.add(first.command()));
    return names;
  }

  private static String mark() {
    for (String mark : MARKS) {
      if (Files.exists(Path.of(mark))) {
        return mark;
      }
    }
    return "";
  }
}
