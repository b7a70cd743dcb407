package dev.styxy.os.linux.socket;

import dev.styxy.os.linux.process.ProcStat;
import java.io.File;
import java.util.Optional;

/** The open descriptors of a process, and the entry of /proc that shows them. */
final class OpenDescriptors {
  private static final String[] NONE = {};

  private final long task;
  private final String[] numbers;

  private OpenDescriptors(long task, String[] numbers) {
    this.task = task;
    this.numbers = numbers;
  }

  /** Those that the entry of the process shows; none when they may not be seen. */
  static OpenDescriptors of(long pid) {
    return new OpenDescriptors(pid, list(pid, "fd"));
  }

  /**
   * Those that another thread shows, where the main thread has ended: the entry of the process is
   * that of its main thread, and shows none, or is root's alone, from then on. That lasts for some
   * milliseconds while any server with many threads ends. A thread has an entry although no listing
   * has it (proc(5), {@code /proc/tid}).
   */
  static OpenDescriptors ofThreads(long pid) {
    Optional<ProcStat> stat = ProcStat.read("/proc/" + pid + "/stat");
    boolean isHeadless = stat.isPresent() && stat.get().isHeadless();
    for (String thread : isHeadless ? list(pid, "task") : NONE) {
      OpenDescriptors shown = of(Long.parseLong(thread));
      if (shown.numbers.length > 0) {
        return shown;
      }
    }
    return new OpenDescriptors(pid, NONE);
  }

  private static String[] list(long task, String folder) {
    String[] names = new File("/proc/" + task + "/" + folder).list();
    return names == null ? NONE : names;
  }

  /** Whose entry shows them: the process, or a thread of it. */
  long task() {
    return task;
  }

  /** As /proc names them. */
  String[] numbers() {
    return numbers;
  }
}
