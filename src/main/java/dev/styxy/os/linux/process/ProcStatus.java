package dev.styxy.os.linux.process;

/** The users of a process, from {@code /proc/pid/status} (proc_pid_status(5)). */
public final class ProcStatus {
  private static final byte[] UID = {'\n', 'U', 'i', 'd', ':', '\t'};

  private ProcStatus() {}

  /** The effective user, the second of the line; -1 when there is no such line. */
  public static long effectiveUid(byte[] status) {
    int at = after(status, UID);
    while (at >= 0 && at < status.length && status[at] != '\t') {
      at++;
    }
    if (at < 0) {
      return -1;
    }
    long uid = 0;
    for (at++; at < status.length && status[at] >= '0' && status[at] <= '9'; at++) {
      uid = uid * 10 + status[at] - '0';
    }
    return uid;
  }

  private static int after(byte[] text, byte[] wanted) {
    for (int at = 0; at + wanted.length <= text.length; at++) {
      int matched = 0;
      while (matched < wanted.length && text[at + matched] == wanted[matched]) {
        matched++;
      }
      if (matched == wanted.length) {
        return at + matched;
      }
    }
    return -1;
  }
}
