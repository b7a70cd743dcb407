package dev.styxy.core;

import dev.styxy.model.Breaker;
import dev.styxy.model.Protocol;

/** Asks the port table, unless it failed so often of late that it is left alone for a while. */
final class PortProbe {
  private final World world;

  PortProbe(World world) {
    this.world = world;
  }

  /** Looks once; a failure is counted and leaves a view that only knows what a bind tells. */
  PortView look(Ledger ledger, Protocol wanted, long nowMillis) {
    if (ledger.breaker().isOpen(nowMillis)) {
      return new BlindView(
          world.bindProbe(), "the port probe failed and is left alone for a while");
    }
    try {
      PortView view = world.ports().look(wanted.coversUdp() || ledger.hasUdp());
      ledger.setBreaker(Breaker.CLOSED);
      return view;
    } catch (ProbeException e) {
      ledger.setBreaker(ledger.breaker().failed(nowMillis));
      ledger.countFailure(Counters.PROBE_ERRORS);
      if (ledger.breaker().isOpen(nowMillis)) {
        ledger.count(Counters.BREAKER_OPENINGS, 1);
      }
      return new BlindView(world.bindProbe(), "the port probe failed: " + e.getMessage());
    }
  }
}
