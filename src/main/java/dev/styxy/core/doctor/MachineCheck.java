package dev.styxy.core.doctor;

import dev.styxy.core.state.MachinePlace;
import dev.styxy.core.transaction.OtherUsers;
import dev.styxy.model.ForeignClaim;
import java.util.HashSet;
import java.util.Set;

/** Asks whether the users of this machine tell each other about their ports. */
final class MachineCheck {
  private static final String SUBJECT = "other users";

  private final MachinePlace place;
  private final OtherUsers others;

  MachineCheck(MachinePlace place, OtherUsers others) {
    this.place = place;
    this.others = others;
  }

  /** No place is no fault: most machines have one user. */
  Finding finding() {
    if (place.path().isEmpty()) {
      return Finding.ok(SUBJECT, "cannot be told about ports on this system");
    }
    if (!place.isThere()) {
      return Finding.ok(
          SUBJECT,
          "are given ports without regard to yours until somebody listens on them; on a machine"
              + " that several people use, let root run: ./install.sh --system");
    }
    Set<Long> users = new HashSet<>();
    int own = 0;
    for (ForeignClaim claim : others.claims()) {
      if (others.isOfSelf(claim)) {
        own++;
      } else {
        users.add(claim.uid());
      }
    }
    int foreign = others.claims().size() - own;
    return Finding.ok(
        SUBJECT,
        "share their ports in "
            + place.path().get()
            + ": "
            + (foreign == 1 ? "1 port of " : foreign + " ports of ")
            + (users.size() == 1 ? "1 other user" : users.size() + " other users")
            + (own == 0 ? "" : ", and " + own + " of other homes of yours (STYXY_HOME)"));
  }
}
