package dev.styxy.os.linux.socket;

import java.io.File;

/**
 * The open descriptors of a process. Its entry in /proc is that of its main thread, and shows none
 * when that has ended before the others, as it does for some milliseconds while a server ends; then
 * another thread shows them, whose entry exists although no listing has it (proc(5), {@code
 * /proc/tid}).
 */
final class OpenDescriptors {
  private static final String[] NONE = {};

  private final long task;
  private final String[] numbers;

  private OpenDescriptors(long task, String[] numbers) {
    this.task = task;
    this.numbers = numbers;
  }

  /** Those of a process; none when they may not be seen. */
  static OpenDescriptors of(long pid) {
    String[] own = list(pid, "fd");
    boolean isEmpty = own != null && own.length == 0;
    return isEmpty ? ofThread(pid) : new OpenDescriptors(pid, own == null ? NONE : own);
  }

  private static OpenDescriptors ofThread(long pid) {
    String[] threads = list(pid, "task");
    for (String thread : threads == null ? NONE : threads) {
      long task = Long.parseLong(thread);
      String[] numbers = task == pid ? NONE : list(task, "fd");
      if (numbers != null && numbers.length > 0) {
        return new OpenDescriptors(task, numbers);
      }
    }
    return new OpenDescriptors(pid, NONE);
  }

  /** Null when it may not be read. */
  private static String[] list(long task, String folder) {
    return new File("/proc/" + task + "/" + folder).list();
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
