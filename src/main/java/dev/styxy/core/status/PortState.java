package dev.styxy.core.status;

import java.util.Locale;

/** What is on the port of a service. */
public enum PortState {
  /** Its server serves there. */
  LISTENING,
  /** Its command has the port and does not serve yet. */
  HELD,
  /** Its command has the port, and somebody else serves there. */
  OVERTAKEN,
  /** The command of another lease serves there. */
  IN_USE_BY_OTHER_LEASE,
  /** Its command serves on another port. */
  LISTENING_ELSEWHERE,
  /** Somebody is there who is not known to be its server. */
  IN_USE,
  /** The system could not be asked. */
  UNKNOWN,
  /** Nothing is there. */
  IDLE,
  /** Nothing is there, and the port stays reserved until somebody releases it. */
  RESERVED,
  /** The service has no port at the moment. */
  UNALLOCATED;

  /** As JSON has it: {@code listening_elsewhere}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
