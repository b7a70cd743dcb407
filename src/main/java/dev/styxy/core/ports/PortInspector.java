package dev.styxy.core.ports;

import dev.styxy.core.owner.PresentProcesses;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.WaitingLine;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.OuterSystem;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.OtherUsers;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.core.types.AutoTypes;
import dev.styxy.model.Allocation;
import dev.styxy.model.ForeignClaim;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.PortRange;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.ShellWord;
import java.util.List;
import java.util.Optional;

/** Explains a port: whether it is available, why not, and what to do about it. */
public final class PortInspector {
  private final Host host;
  private final Settings settings;

  public PortInspector(Host host, Settings settings) {
    this.host = host;
    this.settings = settings;
  }

  /** Looks at the port as a stranger who requests it by number would find it. */
  public PortReport inspect(Transaction transaction, int port, Protocol protocol) {
    return inspect(transaction, port, protocol, Requester.STRANGER);
  }

  /** Looks at the port as the requester would find it. */
  public PortReport inspect(
      Transaction transaction, int port, Protocol protocol, Requester requester) {
    PortRules rules = new PortRules(host, settings, transaction);
    return inspect(transaction, port, protocol, requester, rules);
  }

  /** The same for a requester to whom these rules apply. */
  public PortReport inspect(
      Transaction transaction, int port, Protocol protocol, Requester requester, PortRules rules) {
    Optional<Obstacle> stop = rules.finalObstacle(port, protocol);
    Optional<Allocation> allocation = transaction.ledger().find(port, protocol);
    List<Long> expected = allocation.isPresent() ? allocation.get().expectedPids() : List.of();
    PortUse use = transaction.ports().use(port, protocol, expected);
    Optional<Obstacle> obstacle = stop.isPresent() ? stop : rules.advisoryObstacle(port);
    PortReport.Facts facts =
        new PortReport.Facts(port, protocol, stop.isEmpty(), obstacle, allocation, use);
    return new PortReport(
        facts,
        explain(transaction, facts),
        suggest(typeOf(transaction, facts, requester), facts, requester));
  }

  private String explain(Transaction transaction, PortReport.Facts facts) {
    String name = facts.name();
    PortUse use = facts.use();
    if (facts.obstacle().isEmpty()) {
      return name + " is available";
    }
    return switch (facts.obstacle().get()) {
      case ALLOCATED ->
          name + " is " + allocated(transaction, facts.allocation().orElseThrow(), use);
      case CLAIMED -> name + " is " + claimed(transaction.others(), facts) + alsoSeen(use);
      case LISTENING, BOUND -> name + " is in use: " + Descriptions.of(use);
      case IN_USE -> name + " cannot be bound" + unseenWords(facts.port());
      case EXCLUDED -> name + " is excluded by the configuration" + alsoSeen(use);
      case RESERVED -> name + reservedWords(facts.port());
      case BROWSER_BLOCKED -> name + " is blocked by browsers (WHATWG bad ports)" + alsoSeen(use);
      case AWAITED -> name + awaitedWords(transaction, facts) + alsoSeen(use);
      case UNTESTABLE ->
          "cannot tell whether "
              + name
              + " is free: the system lets this process make no socket, as in a sandbox without"
              + " network";
      case DENIED ->
          name
              + " may not be bound by you"
              + privilegedWords(facts.port())
              + excludedWords(facts.port());
      case PRIVILEGED ->
          name + " is available to you, but privileged" + privilegedWords(facts.port());
      case EPHEMERAL ->
          name
              + " is available, but inside the ephemeral range "
              + ephemeralWords()
              + ": an outgoing connection may take it at any time";
    };
  }

  private String claimed(OtherUsers others, PortReport.Facts facts) {
    ForeignClaim claim = others.claimTo(facts.port(), facts.protocol()).orElseThrow();
    String service = claim.label().isPresent() ? claim.label().get() + " of " : "";
    if (others.isOfSelf(claim)) {
      return "allocated to " + service + "another home of yours (STYXY_HOME)";
    }
    Optional<String> name = host.processes().userName(claim.uid());
    String user = name.isPresent() ? name.get() : "uid " + claim.uid();
    return "allocated to " + service + "another user of this machine, " + user;
  }

  private static String alsoSeen(PortUse use) {
    return use.isBound() ? "; " + Descriptions.of(use) : "";
  }

  private String allocated(Transaction transaction, Allocation allocation, PortUse use) {
    StringBuilder words = new StringBuilder("allocated to ").append(Descriptions.of(allocation));
    if (allocation.isOfProject()) {
      words.append(" (owner project)");
    } else if (allocation.owner().isPresent()) {
      int more = allocation.owners().size() - 1;
      words.append(" (owner pid ").append(ownerWords(allocation.owner().get()));
      words.append(more == 0 ? "" : ", and " + more + " more").append(')');
    }
    var left = allocation.lease().millisLeft(transaction.now());
    words.append(
        left.isEmpty()
            ? allocation.isOfProject() ? "" : ", no time limit"
            : ", lease left " + Descriptions.duration(left.getAsLong()));
    return words
        .append(use.isBound() ? "; " + Descriptions.of(use) : "; nothing is bound to it")
        .toString();
  }

  private String ownerWords(ProcessRef owner) {
    PresentProcesses present = new PresentProcesses(host.processes());
    return owner.pid() + " " + present.command(owner) + present.whence(owner);
  }

  private String reservedWords(int port) {
    Reservation reservation = settings.reservation(port).orElseThrow();
    String purpose =
        reservation.description().isEmpty() ? "" : " (" + reservation.description() + ")";
    return " is reserved for " + reservation.label() + " by the configuration" + purpose;
  }

  private String privilegedWords(int port) {
    int first = host.limits().firstUnprivileged();
    return port < first ? " (ports below " + first + " are privileged)" : "";
  }

  private static String awaitedWords(Transaction transaction, PortReport.Facts facts) {
    WaitingLine line = new WaitingLine(transaction.ledger());
    List<PlaceInLine> places = line.of(facts.port(), facts.protocol());
    int more = places.size() - 1;
    return " is waited for by "
        + Descriptions.of(places.get(0))
        + (more == 0 ? "" : ", and " + more + " more");
  }

  private String unseenWords(int port) {
    String excluded = excludedWords(port);
    Optional<OuterSystem> outer = host.outer();
    return excluded.isEmpty()
        ? ", though no socket is visible on it: an outgoing connection"
            + (outer.isPresent() ? " or a program of " + outer.get().name() : "")
            + " may be using it"
        : excluded;
  }

  private String excludedWords(int port) {
    Optional<PortRange> excluded = host.limits().excludedRange(port);
    return excluded.isPresent()
        ? ": the system has excluded " + excluded.get() + ", often for Hyper-V, WSL or Docker"
        : "";
  }

  private String ephemeralWords() {
    return host.limits().ephemeral().map(PortRange::toString).orElse("");
  }

  /**
   * What somebody who requests this port probably wants: the type that has it, or whose range it is
   * in.
   */
  private String typeOf(Transaction transaction, PortReport.Facts facts, Requester requester) {
    if (requester.wantedType().isPresent()) {
      return requester.wantedType().get();
    }
    AutoTypes autoTypes = new AutoTypes(settings, host.limits(), transaction.ledger());
    if (facts.allocation().isPresent()) {
      String type = facts.allocation().get().type();
      boolean isKnown = settings.type(type).isPresent() || autoTypes.find(type).isPresent();
      return isKnown ? type : RangeOwner.USUAL_TYPE;
    }
    return new RangeOwner(settings, autoTypes).typeOf(facts.port());
  }

  /** Another port first; releasing one is advice for its owner, while it has no server to lose. */
  private List<String> suggest(String type, PortReport.Facts facts, Requester requester) {
    String allocate = "styxy allocate " + ShellWord.of(type);
    String another = allocate + option(facts.protocol());
    if (facts.obstacle().isEmpty()) {
      return List.of(allocate + " -p " + facts.port() + option(facts.protocol()));
    }
    return switch (facts.obstacle().get()) {
      case ALLOCATED ->
          facts.use() instanceof PortUse.Idle && requester.owns(facts.allocation().orElseThrow())
              ? List.of(
                  another,
                  "styxy list -v",
                  "styxy release " + Descriptions.port(facts.port(), facts.protocol()))
              : List.of(another, "styxy list -v");
      case LISTENING, BOUND -> List.of(another, "styxy list");
      case AWAITED ->
          List.of(another, "styxy take " + Descriptions.port(facts.port(), facts.protocol()));
      case UNTESTABLE -> List.of("styxy doctor");
      case CLAIMED -> List.of(another, "styxy list --all-users");
      case IN_USE, DENIED -> unseen(facts.port(), another);
      case BROWSER_BLOCKED -> List.of(another);
      case EXCLUDED, RESERVED -> List.of("styxy config show", another);
      case PRIVILEGED, EPHEMERAL -> List.of(another);
    };
  }

  /** What shows who may have a port on which no socket is seen. */
  private List<String> unseen(int port, String another) {
    if (host.limits().excludedRange(port).isPresent()) {
      return List.of(another, host.limits().reservations().orElseThrow());
    }
    Optional<OuterSystem> outer = host.outer();
    return outer.isPresent() ? List.of(another, outer.get().lookAt(port)) : List.of(another);
  }

  /** The option that tells {@code allocate} the protocol. */
  public static String option(Protocol protocol) {
    return protocol == Protocol.TCP ? "" : " --protocol " + protocol.word();
  }
}
