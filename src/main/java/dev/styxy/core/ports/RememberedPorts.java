package dev.styxy.core.ports;

import dev.styxy.core.owner.LivingProjects;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.Host;
import dev.styxy.model.Liveness;
import dev.styxy.model.StickyPort;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ports that names had last and should find again, whichever project they are of. While there
 * are others, nobody else gets them.
 */
public final class RememberedPorts {
  private final Ledger ledger;
  private final LivingProjects projects;
  private final String own;
  private final List<StickyPort> entries;
  private final BitSet ports = new BitSet(0);

  /** All, for somebody who has none. */
  public static RememberedPorts ofAll(Ledger ledger, Host host) {
    return new RememberedPorts(ledger, new LivingProjects(host.directories()), "", ledger.sticky());
  }

  /**
   * Those of everybody else.
   *
   * @param own the project that wants a port
   * @param entries what is remembered of other names, the longest unused first
   */
  public RememberedPorts(
      Ledger ledger, LivingProjects projects, String own, List<StickyPort> entries) {
    this.ledger = ledger;
    this.projects = projects;
    this.own = own;
    this.entries = entries;
    for (StickyPort entry : entries) {
      ports.set(entry.port());
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean contains(int port) {
    return ports.get(port);
  }

  /** Whether all that remember the port, if any do, are of projects that are gone. */
  public boolean isForsaken(int port) {
    for (StickyPort entry : entries) {
      if (entry.port() == port && !isGone(entry.project())) {
        return false;
      }
    }
    return true;
  }

  /** The projects that are gone of those that remember the port. */
  public Set<String> goneProjects(int port) {
    Set<String> gone = new LinkedHashSet<>();
    for (StickyPort entry : entries) {
      if (entry.port() == port && isGone(entry.project())) {
        gone.add(entry.project());
      }
    }
    return gone;
  }

  private boolean isGone(String project) {
    return projects.judge(project, ledger) instanceof Liveness.Gone;
  }

  /** The longest unused first; but those of the own project's other names last of all. */
  Iterable<Integer> inOrderOfUse() {
    List<Integer> mine = new ArrayList<>();
    Set<Integer> order = new LinkedHashSet<>();
    for (StickyPort entry : entries) {
      Integer port = entry.port();
      order.remove(port); // the latest use counts
      order.add(port);
      if (entry.project().equals(own)) {
        mine.add(port);
      }
    }
    order.removeAll(mine);
    order.addAll(mine);
    return order;
  }
}
