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
 * @param isExisting whether it was there already
 * @param isKept whether it was asked for without owner, and stays with those that it has
 * @param use what is seen at the port of an existing allocation; Idle for a new one
 * @param requestedPort the port that was asked for by number
 * @param displaced why that port was not given; absent when it was, or when none was asked for
 * @param isSingle whether its type allows one of each name on the machine
 * @param autoRange the range that styxy chose for its type; absent for a configured type
 * @param isTypeNew whether that was chosen for this request
 * @param isOwnServer whether what is seen there is kin of the allocation, as it should be
 * @param notes what a person should be told besides, e.g. of a port that was taken back for this
 */
public record Grant(
    Allocation allocation,
    boolean isExisting,
    boolean isKept,
    PortUse use,
    OptionalInt requestedPort,
    Optional<PortReport> displaced,
    boolean isSingle,
    Optional<AutoRange> autoRange,
    boolean isTypeNew,
    boolean isOwnServer,
    List<String> notes) {

  static Grant existing(
      Allocation allocation,
      boolean isKept,
      PortUse use,
      boolean isOwnServer,
      OptionalInt requestedPort,
      List<String> notes) {
    return new Grant(
        allocation,
        true,
        isKept,
        use,
        requestedPort,
        Optional.empty(),
        false,
        Optional.empty(),
        false,
        isOwnServer,
        notes);
  }

  static Grant fresh(
      Allocation allocation,
      OptionalInt requestedPort,
      Optional<PortReport> displaced,
      List<String> notes) {
    return new Grant(
        allocation,
        false,
        false,
        new PortUse.Idle(),
        requestedPort,
        displaced,
        false,
        Optional.empty(),
        false,
        false,
        notes);
  }

  /** The same, with what is known of its type. */
  Grant of(boolean single, Optional<AutoRange> range, boolean typeNew) {
    return new Grant(
        allocation,
        isExisting,
        isKept,
        use,
        requestedPort,
        displaced,
        single,
        range,
        typeNew,
        isOwnServer,
        notes);
  }

  /** The same for a newer version of the allocation. */
  public Grant with(Allocation newer) {
    return new Grant(
        newer,
        isExisting,
        isKept,
        use,
        requestedPort,
        displaced,
        isSingle,
        autoRange,
        isTypeNew,
        isOwnServer,
        notes);
  }

  /** The same with something more to tell. */
  public Grant noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Grant(
        allocation,
        isExisting,
        isKept,
        use,
        requestedPort,
        displaced,
        isSingle,
        autoRange,
        isTypeNew,
        isOwnServer,
        more);
  }
}
