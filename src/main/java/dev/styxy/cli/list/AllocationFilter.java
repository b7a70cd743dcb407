package dev.styxy.cli.list;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.SelectorOptions;
import dev.styxy.core.app.Application;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.types.AutoTypes;
import dev.styxy.core.types.RequestOrigin;
import dev.styxy.core.types.TypeResolver;
import dev.styxy.model.Allocation;
import dev.styxy.model.PortUse;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import dev.styxy.model.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.ParseResult;

/** Which allocations a list shows. */
record AllocationFilter(Optional<String> project, Optional<String> type) {

  static AllocationFilter read(ParseResult arguments, Context context) {
    return new AllocationFilter(
        Options.given(arguments, "--project")
            .map(directory -> SelectorOptions.projectOf(Optional.of(directory), context)),
        Options.given(arguments, "--service").map(Arguments::type));
  }

  /** The wanted ones, ordered by port. */
  List<Judgement> of(List<Judgement> candidates) {
    List<Judgement> matching = new ArrayList<>();
    for (Judgement candidate : candidates) {
      Allocation allocation = candidate.allocation();
      if (isWanted(allocation.project(), allocation.type())) {
        matching.add(candidate);
      }
    }
    matching.sort(
        (one, other) -> Integer.compare(one.allocation().port(), other.allocation().port()));
    return matching;
  }

  private boolean isWanted(String itsProject, String itsType) {
    return (project.isEmpty() || project.get().equals(itsProject))
        && (type.isEmpty() || type.get().equals(itsType));
  }

  /** The wanted last ports of names, the newest first. */
  List<StickyPort> sticky(Ledger ledger) {
    List<StickyPort> ports = new ArrayList<>();
    for (StickyPort port : ledger.sticky()) {
      if (isWanted(port.project(), port.type())) {
        ports.add(0, port);
      }
    }
    return ports;
  }

  /** The wanted ones of a scope. */
  List<ListedAllocation> rows(List<Judgement> candidates, String scope) {
    List<ListedAllocation> rows = new ArrayList<>();
    for (Judgement judgement : of(candidates)) {
      rows.add(new ListedAllocation(judgement, scope));
    }
    return rows;
  }

  /**
   * Tells an unknown type from one without allocations.
   *
   * @throws dev.styxy.model.StyxyException when no configuration and no state has it
   */
  void insistOnKnownType(Ledger ledger, Collection<State> others, Application application) {
    if (type.isEmpty()) {
      return;
    }
    Set<String> inUse = new TreeSet<>();
    ledger.allocations().forEach(allocation -> inUse.add(allocation.type()));
    ledger.sticky().forEach(port -> inUse.add(port.type()));
    for (State other : others) {
      other.allocations().forEach(allocation -> inUse.add(allocation.type()));
    }
    AutoTypes autoTypes =
        new AutoTypes(application.settings(), application.host().limits(), ledger);
    new TypeResolver(application.settings(), autoTypes, RequestOrigin.LIST)
        .insistOnKnown(type.get(), inUse);
  }

  /** What the configuration reserves; it belongs to no project. */
  List<Reservation> reserved(Settings settings) {
    List<Reservation> reserved = new ArrayList<>();
    for (Reservation reservation : settings.reserved()) {
      if (project.isEmpty() && (type.isEmpty() || type.get().equals(reservation.type()))) {
        reserved.add(reservation);
      }
    }
    return reserved;
  }

  /** The allocations of another scope, about which nothing can be said. */
  static List<Judgement> unjudged(State other) {
    List<Judgement> judgements = new ArrayList<>();
    String why = "in another scope";
    for (Allocation allocation : other.allocations()) {
      judgements.add(
          new Judgement(
              allocation, new Verdict.Unknown(why), new PortUse.Unknown(why), Optional.empty()));
    }
    return judgements;
  }
}
