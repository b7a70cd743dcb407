package dev.styxy.core.system;

import dev.styxy.model.Moment;

/** Reads the time from both clocks. */
public interface Clock {
  Moment now();
}
