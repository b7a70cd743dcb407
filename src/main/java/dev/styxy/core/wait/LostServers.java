package dev.styxy.core.wait;

import dev.styxy.core.ports.CommandPorts;
import dev.styxy.core.ports.MisplacedListener;
import dev.styxy.core.state.EventHistory;
import dev.styxy.core.system.Host;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.Liveness;
import dev.styxy.model.LoggedEvent;
import dev.styxy.model.Moment;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows during one wait which servers will not come although their leases live on: the command has
 * ended, or has settled on another port.
 *
 * <p>A server may open several ports one after the other, and its own as the last. So a command is
 * given up only when, for {@link #SETTLED_MILLIS}, it has listened elsewhere, on the same ports all
 * the time, and not on its own.
 */
final class LostServers {
  static final long SETTLED_MILLIS = 3000;

  /** How long a command that is being started beside this wait may take to get its lease. */
  private static final long PATIENCE_MILLIS = 1000;

  /**
   * What suggests that a server will not come, and since when, in milliseconds of the monotonic
   * clock.
   */
  private record Sign(Object what, long since) {}

  private final Host host;
  private final EventHistory history;
  private final Map<String, Sign> signs = new HashMap<>();
  private final Set<ProcessRef> commands = new HashSet<>();

  LostServers(Host host, EventHistory history) {
    this.host = host;
    this.history = history;
  }

  /** The same, with those that will not come as lost. Ask this without the lock. */
  List<WaitStatus> judge(List<WaitStatus> all, WaitCondition condition, Transaction transaction) {
    List<WaitStatus> judged = new ArrayList<>();
    for (WaitStatus status : all) {
      Optional<Allocation> lease =
          status.state() == WaitStatus.State.WAITING
              ? condition.lease(status.word())
              : Optional.empty();
      judged.add(lease.isPresent() ? judge(status, lease.get(), transaction) : status);
    }
    return judged;
  }

  private WaitStatus judge(WaitStatus status, Allocation lease, Transaction transaction) {
    CommandPorts ports = new CommandPorts(host, transaction);
    if (ports.isOfCommand(lease)) {
      commands.add(lease.holder().orElseThrow());
    }
    Moment now = transaction.now();
    if (hasEnded(lease)) {
      ProcessRef command = lease.holder().orElseThrow();
      boolean isLost = isOlder(status.word(), command, PATIENCE_MILLIS, now);
      return isLost ? status.lost(ended(lease, command, transaction)) : status;
    }
    List<MisplacedListener> elsewhere = ports.of(lease);
    if (elsewhere.isEmpty()) {
      signs.remove(status.word());
      return status;
    }
    MisplacedListener first = elsewhere.get(0);
    String words = status.name() + ": " + first.words();
    WaitStatus seen = status.with(first.process(), words);
    List<Integer> where = elsewhere.stream().map(MisplacedListener::port).toList();
    return isOlder(status.word(), where, SETTLED_MILLIS, now) ? seen.lost(words) : seen;
  }

  /** Whether this has been so for as long. */
  private boolean isOlder(String word, Object what, long millis, Moment now) {
    Sign sign = signs.get(word);
    if (sign == null || !sign.what().equals(what)) {
      sign = new Sign(what, now.uptimeMillis());
      signs.put(word, sign);
    }
    return now.uptimeMillis() - sign.since() >= millis;
  }

  /** Whether what ended is what {@code run} became, as opposed to a server started by hand. */
  private boolean hasEnded(Allocation lease) {
    Optional<ProcessRef> holder = lease.holder();
    return holder.isPresent()
        && host.processes().judge(holder.get()) instanceof Liveness.Gone
        && (commands.contains(holder.get()) || isStarted(lease, holder.get().pid()));
  }

  private boolean isStarted(Allocation lease, long pid) {
    boolean isStarted = false;
    for (LoggedEvent event : history.read().events()) {
      if (event.lockId().filter(lease.lockId()::equals).isPresent()
          && event.event().equals(Event.Kind.STARTED.word())) {
        isStarted = !event.owners().isEmpty() && event.owners().get(0).pid() == pid;
      }
    }
    return isStarted;
  }

  /** That the command of a lease has ended instead of listening, with what is at its port. */
  static String ended(Allocation lease, ProcessRef command, Transaction transaction) {
    PortUse use = transaction.ports().use(lease.port(), lease.protocol(), List.of());
    return Descriptions.ended(lease, command, use, transaction.now());
  }
}
