package dev.styxy.core;

import dev.styxy.model.Moment;

/** Tells the time by both clocks. */
public interface MomentSource {
  Moment now();
}
