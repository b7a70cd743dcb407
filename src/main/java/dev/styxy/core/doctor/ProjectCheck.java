package dev.styxy.core.doctor;

import dev.styxy.core.lease.LeftBehind;
import dev.styxy.core.system.Host;
import dev.styxy.core.transaction.Transaction;
import java.util.List;

/** Asks whether leases have outlasted their projects. */
final class ProjectCheck {
  private static final String SUBJECT = "projects";

  private final Host host;
  private final Transaction transaction;

  ProjectCheck(Host host, Transaction transaction) {
    this.host = host;
    this.transaction = transaction;
  }

  Finding finding() {
    List<LeftBehind> left = LeftBehind.of(transaction, host.directories());
    return left.isEmpty()
        ? Finding.ok(SUBJECT, "each is there that has a lease")
        : Finding.warning(
            SUBJECT,
            String.join(
                "; ",
                left.stream()
                    .map(
                        one ->
                            one.allocation().label()
                                + " of "
                                + one.allocation().project()
                                + ": "
                                + one.detail())
                    .toList()),
            left.get(0).suggestion());
  }
}
