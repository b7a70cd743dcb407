package dev.styxy.core.system;

import dev.styxy.model.EndSignal;
import dev.styxy.model.ProcessRef;

/** Sends signals to processes. */
public interface Signals {
  /** What became of one. */
  enum Delivery {
    SENT,
    /** That very process no longer exists. */
    GONE,
    /** The system does not allow it to this user. */
    DENIED
  }

  /**
   * Sends it to this very process: its identity is checked once more right before, so that another
   * one that was given its pid is never hit.
   */
  Delivery send(ProcessRef process, EndSignal signal);
}
