package dev.styxy.model;

import java.util.Optional;

/**
 * A place in the line for a port that somebody else has: who waits there, and for which service.
 *
 * @param port 1 to 65535
 * @param type the service type that the port will be allocated to
 * @param name absent for a port without a name
 * @param process what waits; when it is gone, so is its place
 * @param since when it joined the line
 * @param patienceMillis how long it is going to wait, so that one that cannot be judged ends, too
 */
public record PlaceInLine(
    int port,
    Protocol protocol,
    String project,
    String type,
    Optional<String> name,
    ProcessRef process,
    Moment since,
    long patienceMillis) {
  /** Its last look comes after its time is up, and may have to wait for the lock. */
  private static final long LAST_LOOK_MILLIS = 60_000;

  /** Whether this is the line for that port. */
  public boolean isFor(int wanted, Protocol wantedProtocol) {
    return port == wanted && protocol.overlaps(wantedProtocol);
  }

  /** Whether it waits for that service. */
  public boolean isOf(String wantedProject, String wantedType, Optional<String> wantedName) {
    return project.equals(wantedProject) && type.equals(wantedType) && name.equals(wantedName);
  }

  /** Whether it has waited for longer than it meant to. */
  public boolean isOver(Moment now) {
    return now.millisSince(since) - LAST_LOOK_MILLIS > patienceMillis;
  }

  /** {@code type/name}, or the type alone when it has no name. */
  public String label() {
    return name.isPresent() ? type + "/" + name.get() : type;
  }
}
