package dev.styxy.core.verify;

import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known about the server of a lease.
 *
 * @param server what answers on the port, and is of the lease where anything is
 * @param startedAt wall clock milliseconds; empty where the system does not say
 * @param points that all have to hold
 * @param age whether it started after the newest commit: said, and no condition
 * @param commit where HEAD is
 */
public record Verification(
    Allocation lease,
    Optional<ProcessInfo> server,
    OptionalLong startedAt,
    List<VerifiedPoint> points,
    VerifiedPoint age,
    Optional<HeadMove> commit) {

  /** Whether it is proven that the server is the lease's, and this project's. */
  public boolean isProven() {
    return firstFailure().isEmpty();
  }

  public Optional<VerifiedPoint> firstFailure() {
    for (VerifiedPoint point : points) {
      if (point.holds() != VerifiedPoint.Answer.YES) {
        return Optional.of(point);
      }
    }
    return Optional.empty();
  }
}
