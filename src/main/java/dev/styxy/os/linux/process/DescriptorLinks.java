package dev.styxy.os.linux.process;

/** Tells what an open descriptor of a process is: {@code /proc/pid/fd/n}, proc_pid_fd(5). */
public interface DescriptorLinks {

  /**
   * The inode of the socket that is open there; 0 when there is none, or it may not be read.
   *
   * @param task a process, or a thread
   */
  long socketAt(long task, long descriptor);
}
