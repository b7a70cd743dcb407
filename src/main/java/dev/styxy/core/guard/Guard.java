package dev.styxy.core.guard;

import dev.styxy.core.owner.Projects;
import dev.styxy.core.shell.Part;
import dev.styxy.core.shell.Word;
import dev.styxy.core.system.Host;
import dev.styxy.core.transaction.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a command line may run in a project: it objects to what would end another
 * project's processes or take its port, and to nothing else. Doubt is no objection.
 */
public final class Guard {
  /** More than these are counted, not named. */
  private static final int MOST_NAMED = 3;

  private final Host host;
  private final Transaction seen;
  private final Projects projects;
  private final Path directory;
  private final Remedies remedies;
  private final Set<String> variables;

  /**
   * A guard on what a transaction has seen.
   *
   * @param directory where the command line runs
   * @param variables in which this project's services have their ports
   */
  public Guard(
      Host host,
      Transaction seen,
      Projects projects,
      Path directory,
      Remedies remedies,
      Set<String> variables) {
    this.host = host;
    this.seen = seen;
    this.projects = projects;
    this.directory = directory;
    this.remedies = remedies;
    this.variables = variables;
  }

  /** The first objection to any of these. */
  public Optional<Objection> judge(List<Intent> intents) {
    Neighbours neighbours = neighboursOf(directory);
    for (Intent intent : intents) {
      Optional<Objection> objection =
          intent instanceof Intent.Claim claim
              ? displaced(claim)
              : ended(intent, endedBy(intent, neighbours));
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }

  /** Whether it depends on nothing but variables that this project's services have. */
  private boolean isOwn(Word port) {
    for (Part part : port.parts()) {
      boolean isOwn =
          part instanceof Part.Literal
              || (part instanceof Part.Variable variable && variables.contains(variable.name()));
      if (!isOwn) {
        return false;
      }
    }
    return !port.isLiteral();
  }

  private Neighbours neighboursOf(Path place) {
    return new Neighbours(host, seen, projects, projects.of(place).toString());
  }

  private List<Neighbour> endedBy(Intent intent, Neighbours neighbours) {
    LeaseReach leases =
        new LeaseReach(seen.ledger().allocations(), neighbours, projects, directory);
    if (intent instanceof Intent.EndServers kill) {
      return leases.ended(kill, meant(kill.project(), kill.place()));
    }
    if (intent instanceof Intent.Release release) {
      return leases.released(release, meant(release.project(), release.place()));
    }
    if (intent instanceof Intent.ReleaseAll) {
      return leases.all();
    }
    if (intent instanceof Intent.EndPort end) {
      List<Neighbour> occupants = neighbours.occupantsOf(end.port());
      return occupants.isEmpty() && end.areClientsMeant()
          ? neighbours.clientsOf(end.port())
          : occupants;
    }
    if (intent instanceof Intent.EndSomePort end) {
      return isOwn(end.port()) ? List.of() : neighbours.servers();
    }
    if (intent instanceof Intent.EndMatching end) {
      return neighbours.matching(end.patterns(), end.users());
    }
    List<Neighbour> found = new ArrayList<>();
    if (intent instanceof Intent.EndProcesses end) {
      for (long pid : end.pids()) {
        found.addAll(neighbours.endingWith(pid));
      }
    }
    return intent instanceof Intent.EndAll ? neighbours.all() : found;
  }

  private Optional<Objection> ended(Intent intent, List<Neighbour> others) {
    if (others.isEmpty()) {
      return Optional.empty();
    }
    boolean isRelease = intent instanceof Intent.Release || intent instanceof Intent.ReleaseAll;
    String unknown =
        intent instanceof Intent.EndSomePort end
            ? "; which port " + end.port().source() + " is cannot be told before it runs: type it"
            : "";
    String reason =
        (isRelease
                ? "this would release "
                : unknown.isEmpty() ? "this would end " : "this may end ")
            + named(others)
            + ", which is not of this project ("
            + own(directory)
            + ")"
            + unknown;
    return Optional.of(
        new Objection(reason, remedies.insteadOfEnding(seen, own(directory), intent, others)));
  }

  private String own(Path place) {
    return projects.of(place).toString();
  }

  /** Where the line goes elsewhere first, the server is that place's. */
  private Optional<Objection> displaced(Intent.Claim claim) {
    Path place = claim.server().directory().map(this::resolved).orElse(directory);
    List<Neighbour> others = neighboursOf(place).at(claim.port());
    if (others.isEmpty()) {
      return Optional.empty();
    }
    String reason =
        "port "
            + claim.port()
            + " is not free for this project ("
            + own(place)
            + "): "
            + named(others);
    return Optional.of(new Objection(reason, remedies.insteadOfClaiming(claim, others)));
  }

  /** The project that an option of styxy names, or else that of the place where it runs. */
  private Path meant(Optional<String> option, Optional<String> target) {
    Path place = target.map(this::resolved).orElse(directory);
    return option.isPresent() ? resolved(place, option.get()) : projects.of(place);
  }

  private Path resolved(String target) {
    return resolved(directory, target);
  }

  private static Path resolved(Path directory, String target) {
    try {
      Path place = directory.resolve(target).normalize();
      return Files.isDirectory(place) ? place.toRealPath() : place;
    } catch (IOException | InvalidPathException e) {
      return directory;
    }
  }

  private static String named(List<Neighbour> others) {
    Set<String> words = new LinkedHashSet<>();
    for (Neighbour other : others) {
      words.add(other.words());
    }
    List<String> some = new ArrayList<>(words);
    int more = some.size() - MOST_NAMED;
    return more > 0
        ? String.join("; ", some.subList(0, MOST_NAMED)) + "; and " + more + " more"
        : String.join("; ", some);
  }
}
