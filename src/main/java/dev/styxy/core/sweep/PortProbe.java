package dev.styxy.core.sweep;

import dev.styxy.core.state.Counters;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.BlindView;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortView;
import dev.styxy.core.system.ProbeException;
import dev.styxy.model.Breaker;
import dev.styxy.model.Protocol;

/** Asks the port table, unless it has failed so often that it is left alone for a while. */
public final class PortProbe {
  private final Host host;

  public PortProbe(Host host) {
    this.host = host;
  }

  /** Looks once; after a failure, which is counted, the view knows only what a bind shows. */
  public PortView look(Ledger ledger, Protocol wanted, long nowMillis) {
    if (ledger.breaker().isOpen(nowMillis)) {
      return new BlindView(host.bindProbe(), "the port probe failed and is paused");
    }
    try {
      PortView view = host.ports().look(wanted.coversUdp() || ledger.hasUdp());
      ledger.setBreaker(Breaker.CLOSED);
      return view;
    } catch (ProbeException e) {
      ledger.setBreaker(ledger.breaker().failed(nowMillis));
      ledger.countFailure(Counters.PROBE_ERRORS);
      if (ledger.breaker().isOpen(nowMillis)) {
        ledger.count(Counters.BREAKER_OPENINGS, 1);
      }
      return new BlindView(host.bindProbe(), "the port probe failed: " + e.getMessage());
    }
  }
}
