package dev.styxy.os.linux.process;

/** The users of a process, from {@code /proc/pid/status} (proc_pid_status(5)). */
public final class ProcStatus {
  private static final byte[] UID = {'U', 'i', 'd', ':', '\t'};

  private ProcStatus() {}

  /** The effective user, the second of the line; -1 when there is no such line. */
  public static long effectiveUid(byte[] status) {
    int at = afterStartOfLine(status, UID);
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

  /** What follows on a line that begins so; it is not the first. */
  private static int afterStartOfLine(byte[] text, byte[] start) {
    for (int at = 0; at < text.length; at++) {
      if (text[at] == '\n' && isAt(at + 1, text, start)) {
        return at + 1 + start.length;
      }
    }
    return -1;
  }

  private static boolean isAt(int at, byte[] text, byte[] wanted) {
    int matched = 0;
    while (matched < wanted.length
        && at + matched < text.length
        && text[at + matched] == wanted[matched]) {
      matched++;
    }
    return matched == wanted.length;
  }
}
