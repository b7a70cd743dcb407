package dev.styxy.core.allocate;

import dev.styxy.core.ports.PortReport;
import dev.styxy.model.Allocation;
import dev.styxy.model.AutoRange;
import dev.styxy.model.PortUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The answer to one {@link AllocationRequest}.
 *
 * @param existing what was found of an allocation that was there already; absent for a new one
 * @param requestedPort the port that was requested by number
 * @param displaced why that port was not granted; absent when it was, or when none was requested
 * @param notes what else a person should know, e.g. that a port was reclaimed for this
 */
public record Grant(
    Allocation allocation,
    GrantedType type,
    Optional<Existing> existing,
    OptionalInt requestedPort,
    Optional<PortReport> displaced,
    List<String> notes) {

  private static final PortUse IDLE = new PortUse.Idle();

  /**
   * What was found of an allocation that was there already.
   *
   * @param use what is seen at its port
   * @param isOwnServer whether that is kin of the allocation, as it should be
   * @param isKept whether the request had no owner, and the allocation keeps those that it has
   */
  public record Existing(PortUse use, boolean isOwnServer, boolean isKept) {}

  /** Whether it was there already. */
  public boolean isExisting() {
    return existing.isPresent();
  }

  /** Whether it was requested without an owner, and keeps those that it has. */
  public boolean isKept() {
    return existing.isPresent() && existing.get().isKept();
  }

  /** What is seen at the port of an existing allocation; Idle for a new one. */
  public PortUse use() {
    return existing.isPresent() ? existing.get().use() : IDLE;
  }

  /** Whether what is seen there is kin of the allocation. */
  public boolean isOwnServer() {
    return existing.isPresent() && existing.get().isOwnServer();
  }

  /** Whether its type allows one of each name on the machine. */
  public boolean isSingle() {
    return type.type().isSingle();
  }

  /** The range that styxy chose for its type; absent for a configured type. */
  public Optional<AutoRange> autoRange() {
    return type.range();
  }

  /** Whether the type was created for this request. */
  public boolean isTypeNew() {
    return type.isNew();
  }

  /** The same for a newer version of the allocation. */
  public Grant with(Allocation newer) {
    return new Grant(newer, type, existing, requestedPort, displaced, notes);
  }

  /** The same with one more note. */
  public Grant noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Grant(allocation, type, existing, requestedPort, displaced, more);
  }
}
