package dev.styxy.core.transaction;

import dev.styxy.core.state.MachinePlace;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.ForeignClaim;
import dev.styxy.model.Liveness;
import dev.styxy.model.Moment;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The ports of this machine's other users, as far as they say so; read when first needed. A claim
 * counts until its lease ends: when it expires, or when all of its owners are gone.
 */
public final class OtherUsers {
  private final MachinePlace place;
  private final ProcessTable processes;
  private final Moment now;
  private final BitSet tcp = new BitSet(0);
  private final BitSet udp = new BitSet(0);

  /** Those that count; null until they are read. */
  private List<ForeignClaim> claims;

  OtherUsers(MachinePlace place, ProcessTable processes, Moment now) {
    this.place = place;
    this.processes = processes;
    this.now = now;
  }

  /** From now on nobody else chooses a port until this transaction is over. */
  public void takeTurn() {
    if (place.isThere()) {
      place.takeTurn();
      claims = null; // what was read before may have changed while waiting
    }
  }

  /** Whether somebody else claims the port. */
  public boolean claim(int port, Protocol protocol) {
    read();
    return (protocol.coversTcp() && tcp.get(port)) || (protocol.coversUdp() && udp.get(port));
  }

  /** The claim to the port. */
  public Optional<ForeignClaim> claimTo(int port, Protocol protocol) {
    for (ForeignClaim claim : claims()) {
      if (claim.port() == port && claim.protocol().overlaps(protocol)) {
        return Optional.of(claim);
      }
    }
    return Optional.empty();
  }

  /** All that count. */
  public List<ForeignClaim> claims() {
    read();
    return claims;
  }

  private void read() {
    if (claims != null) {
      return;
    }
    claims = new ArrayList<>();
    tcp.clear();
    udp.clear();
    for (ForeignClaim claim : place.isThere() ? place.claims() : List.<ForeignClaim>of()) {
      if (isCounting(claim)) {
        claims.add(claim);
        mark(claim);
      }
    }
  }

  private void mark(ForeignClaim claim) {
    if (claim.protocol().coversTcp()) {
      tcp.set(claim.port());
    }
    if (claim.protocol().coversUdp()) {
      udp.set(claim.port());
    }
  }

  private boolean isCounting(ForeignClaim claim) {
    OptionalLong end = claim.expiresAt();
    if (end.isPresent() && end.getAsLong() <= now.wallMillis()) {
      return false;
    }
    for (ProcessRef owner : claim.owners()) {
      if (!(processes.judge(owner) instanceof Liveness.Gone)) {
        return true;
      }
    }
    return claim.owners().isEmpty();
  }
}
