package dev.styxy.core.state;

/** What a load of the state met, and what became of it. */
public enum Damage {
  NONE,
  /** The state file was damaged or gone; what its spare copy has is the state now. */
  SPARE_TAKEN,
  /** Neither could be read: what was allocated is not known any more, and the state is empty. */
  ALL_LOST
}
