package dev.styxy.core;

import dev.styxy.model.Allocation;
import java.util.ArrayList;
import java.util.List;

/** After the processes ended: gives their leases back, and sees which ports are in use again. */
public final class KillEpilogue {
  private final World world;
  private final Settings settings;

  public KillEpilogue(World world, Settings settings) {
    this.world = world;
    this.settings = settings;
  }

  /** The change that releases the leases of ports that are free, and reports the other ports. */
  public Change<List<PortReport>> of(List<KillTarget> targets) {
    return turn -> {
      List<PortReport> busy = new ArrayList<>();
      for (KillTarget target : targets) {
        PortReport report =
            new PortInspector(world, settings).inspect(turn, target.port(), target.protocol());
        if (report.use().isBound()) {
          busy.add(report);
        } else if (target.allocation().isPresent()) {
          release(target.allocation().get(), turn);
        }
      }
      return busy;
    };
  }

  /** A reservation stays: it is released by hand alone. So does a lease with a side in use. */
  private static void release(Allocation allocation, Turn turn) {
    if (turn.sight().ports().isBound(allocation.port(), allocation.protocol())) {
      return;
    }
    turn.ledger()
        .find(allocation.port(), allocation.protocol())
        .filter(present -> present.lockId().equals(allocation.lockId()) && !present.isPinned())
        .ifPresent(present -> Releaser.release(turn, present));
  }
}
