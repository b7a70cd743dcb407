package dev.styxy.os.macos;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the JVM knows of processes, and what it leaves out: {@code struct proc_bsdshortinfo} and
 * {@code proc_vnodepathinfo} of {@code <sys/proc_info.h>}. Not tested.
 */
final class MacProcessTable implements ProcessTable {
  private static final int SHORT_INFO_SIZE = 64;
  private static final int STATUS = 12;
  private static final int UID = 36;
  private static final int ZOMBIE = 5;

  private static final int PATHS_SIZE = 2352;
  private static final int CURRENT_PATH = 152;
  private static final int PATH_SIZE = 1024;

  private final ProcessTable handles;

  MacProcessTable(ProcessTable handles) {
    this.handles = handles;
  }

  @Override
  public long self() {
    return handles.self();
  }

  @Override
  public Optional<ProcessInfo> find(long pid) {
    return handles.find(pid).map(MacProcessTable::complete);
  }

  private static ProcessInfo complete(ProcessInfo known) {
    byte[] bytes = new byte[SHORT_INFO_SIZE];
    int read = LibProc.read((int) known.pid(), LibProc.PIDT_SHORTBSDINFO, bytes);
    if (read < bytes.length) {
      return known;
    }
    ByteBuffer info = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new ProcessInfo(
        known.pid(),
        known.parent(),
        Math.max(0, LibProc.session(known.pid())),
        known.startToken(),
        known.imageToken(),
        Integer.toUnsignedLong(info.getInt(UID)),
        info.getInt(STATUS) == ZOMBIE,
        known.command());
  }

  @Override
  public List<String> arguments(long pid) {
    return handles.arguments(pid);
  }

  @Override
  public Optional<String> workingDirectory(long pid) {
    byte[] paths = new byte[PATHS_SIZE];
    if (LibProc.read((int) pid, LibProc.PIDVNODEPATHINFO, paths) < paths.length) {
      return Optional.empty();
    }
    String path = new String(paths, CURRENT_PATH, PATH_SIZE, StandardCharsets.UTF_8);
    int end = path.indexOf('\0');
    return end <= 0 ? Optional.empty() : Optional.of(path.substring(0, end));
  }

  @Override
  public ProcessRef identify(ProcessInfo process) {
    return handles.identify(process);
  }

  /** To the JVM, a zombie is alive. */
  @Override
  public Liveness judge(ProcessRef process) {
    Liveness liveness = handles.judge(process);
    Optional<ProcessInfo> seen = find(process.pid());
    boolean isZombie = seen.isPresent() && seen.get().isZombie();
    return isZombie && liveness instanceof Liveness.Alive
        ? new Liveness.Gone("pid " + process.pid() + " is a zombie")
        : liveness;
  }
}
