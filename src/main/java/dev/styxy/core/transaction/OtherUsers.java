package dev.styxy.core.transaction;

import dev.styxy.core.state.MachinePlace;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.ForeignClaim;
import dev.styxy.model.Liveness;
import dev.styxy.model.Moment;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The ports of this machine's other users, and of this user's other homes, as far as they say so;
 * read when first needed. A claim counts until its lease ends: when it expires, or when all of its
 * owners are gone.
 */
public final class OtherUsers {
  /** Nobody runs more servers of one kind; in a shorter range, all may well be in use. */
  private static final int FEWEST_HOARDED = 24;

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

  /** Whether it is of another home of this very user. */
  public boolean isOfSelf(ForeignClaim claim) {
    Optional<ProcessInfo> self = processes.find(processes.self());
    return self.isPresent() && self.get().uid() == claim.uid();
  }

  /** All that count. */
  public List<ForeignClaim> claims() {
    read();
    return claims;
  }

  /**
   * The users who together have more than three of four of these ports, so that they cannot keep
   * all of them from the others; whoever has the most comes first. Those who have a few are none.
   */
  public List<Long> hoarders(PortRange range) {
    Map<Long, BitSet> ports = portsOfUsers(range);
    BitSet all = new BitSet();
    List<Long> hoarders = new ArrayList<>();
    for (Map.Entry<Long, BitSet> each : ports.entrySet()) {
      if (each.getValue().cardinality() >= FEWEST_HOARDED) {
        hoarders.add(each.getKey());
        all.or(each.getValue());
      }
    }
    hoarders.sort((one, other) -> ports.get(other).cardinality() - ports.get(one).cardinality());
    return all.cardinality() * 4 > range.size() * 3 ? hoarders : List.of();
  }

  private Map<Long, BitSet> portsOfUsers(PortRange range) {
    Map<Long, BitSet> ports = new LinkedHashMap<>();
    for (ForeignClaim claim : claims()) {
      if (range.contains(claim.port())) {
        BitSet ofUser = ports.get(claim.uid());
        if (ofUser == null) {
          ofUser = new BitSet();
          ports.put(claim.uid(), ofUser);
        }
        ofUser.set(claim.port());
      }
    }
    return ports;
  }

  /** From now on, this user's claims do not count. */
  public void passOver(long uid) {
    List<ForeignClaim> all = claims();
    forget();
    for (ForeignClaim claim : all) {
      if (claim.uid() != uid) {
        add(claim);
      }
    }
  }

  private void forget() {
    claims = new ArrayList<>();
    tcp.clear();
    udp.clear();
  }

  private void add(ForeignClaim claim) {
    claims.add(claim);
    mark(claim);
  }

  private void read() {
    if (claims != null) {
      return;
    }
    forget();
    for (ForeignClaim claim : place.isThere() ? place.claims() : List.<ForeignClaim>of()) {
      if (isCounting(claim)) {
        add(claim);
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
