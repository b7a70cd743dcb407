package dev.styxy.core.guard;

import dev.styxy.core.lease.Selection;
import dev.styxy.core.lease.Selector;
import dev.styxy.core.lease.SelectorResolver;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.owner.Reach;
import dev.styxy.model.Allocation;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the leases and servers of others that a command of styxy itself would take away. */
final class LeaseReach {
  private final List<Allocation> leases;
  private final Neighbours neighbours;
  private final Path directory;
  private final String own;
  private final Reach reach;

  /**
   * As a transaction has seen them.
   *
   * @param directory where the session works
   */
  LeaseReach(List<Allocation> leases, Neighbours neighbours, Projects projects, Path directory) {
    this.leases = leases;
    this.neighbours = neighbours;
    this.directory = directory;
    this.own = projects.of(directory).toString();
    this.reach = new Reach(projects);
  }

  /** Of every project. */
  List<Neighbour> all() {
    return foreign(leases, Optional.empty());
  }

  /**
   * Those that a release means.
   *
   * @param project where names are looked up
   */
  List<Neighbour> released(Intent.Release release, Path project) {
    Optional<String> reached = reached(project);
    List<Allocation> meant = new ArrayList<>();
    if (release.isWhole()) {
      meant.addAll(resolve(new Selector.Project(project.toString())));
    }
    release.instance().ifPresent(id -> meant.addAll(resolve(new Selector.Instance(id))));
    for (String word : release.words()) {
      meant.addAll(resolve(new Selector.Words(List.of(word), project.toString())));
    }
    return foreign(meant, reached);
  }

  /** Those whom a kill ends. Without consent it refuses itself what is not of that project. */
  List<Neighbour> ended(Intent.EndServers kill, Path project) {
    Optional<String> reached = reached(project);
    List<Neighbour> found = new ArrayList<>();
    for (String word : kill.words()) {
      List<Allocation> meant = resolve(new Selector.Words(List.of(word), project.toString()));
      List<Neighbour> foreign = foreign(meant, reached);
      if (kill.isAgreed() && (meant.isEmpty() || !foreign.isEmpty())) {
        found.addAll(occupants(word, meant));
      } else if (!foreign.isEmpty() && meant.get(0).project().equals(project.toString())) {
        found.addAll(foreign);
      }
    }
    return found;
  }

  private List<Neighbour> occupants(String word, List<Allocation> meant) {
    int slash = word.indexOf('/');
    return meant.isEmpty()
        ? PortWords.port(slash < 0 ? word : word.substring(0, slash)).stream()
            .mapToObj(neighbours::occupantsOf)
            .flatMap(List::stream)
            .toList()
        : neighbours.occupantsOf(meant.get(0).port());
  }

  private Optional<String> reached(Path project) {
    return reach.covers(directory, project) ? Optional.of(project.toString()) : Optional.empty();
  }

  private List<Neighbour> foreign(List<Allocation> meant, Optional<String> reached) {
    List<Neighbour> found = new ArrayList<>();
    for (Allocation lease : meant) {
      String project = lease.project();
      if (!project.equals(own) && !(reached.isPresent() && reached.get().equals(project))) {
        found.add(
            new Neighbour(
                Optional.empty(), Optional.empty(), Optional.of(lease), Optional.empty()));
      }
    }
    return found;
  }

  /** What the command itself refuses, as a word with two meanings, takes nothing away. */
  private List<Allocation> resolve(Selector selector) {
    try {
      Selection selection = new SelectorResolver(leases).resolve(selector);
      return selection.found();
    } catch (StyxyException e) {
      return List.of();
    }
  }
}
