package dev.styxy.core.adopt;

/** Knows one kind of project. */
interface Detector {
  /** Adds what it finds in this place; what it finds and does not understand is said. */
  void look(Place place, Findings findings);
}
