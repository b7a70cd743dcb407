package dev.styxy.core.allocate;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which port a request would like to have.
 *
 * @param port requested by number
 * @param preference of that number
 * @param template the instance template that shifts the type's preferred ports
 */
public record PortChoice(
    OptionalInt port, Preference preference, Reuse reuse, Optional<String> template) {

  /** What happens when the requested port is not available. */
  public enum Preference {
    /** Another port is granted. */
    PREFERRED,
    /** Nothing is granted. */
    EXACT
  }

  /** What the port that the name has already means. */
  public enum Reuse {
    /** It is granted again. */
    EXISTING,
    /** It is ignored. */
    NEW
  }

  /** The port if it is available; otherwise another. */
  public static PortChoice preferring(OptionalInt port, Optional<String> template) {
    return new PortChoice(port, Preference.PREFERRED, Reuse.EXISTING, template);
  }
}
