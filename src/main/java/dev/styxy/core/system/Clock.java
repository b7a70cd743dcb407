package dev.styxy.core.system;

import dev.styxy.model.Moment;

/** Tells the time by both clocks. */
public interface Clock {
  Moment now();
}
