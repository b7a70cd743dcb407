package dev.styxy.model;

/**
 * A process in a way that outlives its number: a pid is given again, the rest is not.
 *
 * @param pid as its own pid namespace numbers it; positive
 * @param startToken when it was started, as the system itself counts it (Linux: clock ticks since
 *     boot, field 22 of /proc/pid/stat; elsewhere epoch milliseconds)
 * @param pidNamespace the namespace that numbers it, e.g. {@code pid:[4026531836]}; empty where
 *     there are none
 * @param bootId the boot that it belongs to; empty where the system tells none
 * @param command its short name, for people; not part of the identity; data from outside
 */
public record ProcessRef(
    long pid, long startToken, String pidNamespace, String bootId, String command) {

  public boolean isSameProcess(ProcessRef other) {
    return pid == other.pid
        && startToken == other.startToken
        && pidNamespace.equals(other.pidNamespace)
        && bootId.equals(other.bootId);
  }
}
