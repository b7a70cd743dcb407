package dev.styxy.core.take;

import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.app.Application;
import dev.styxy.core.lease.SelectorResolver;
import dev.styxy.core.ports.RangeOwner;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.text.NearestWord;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.types.AutoTypes;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.StickyPort;
import dev.styxy.model.StyxyException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The service that a word of {@code take} means, and the port that it is to have.
 *
 * @param port what the word says; for a name, what the configuration says, else what it has or had
 */
public record TakeTarget(int port, AllocationRequest.Service service) {

  /** Finds targets in a project. */
  public static final class Finder {
    private final Application application;
    private final Map<String, ProjectService> services;
    private final String project;

    /**
     * A finder for a project.
     *
     * @param services that its file names
     */
    public Finder(Application application, Map<String, ProjectService> services, String project) {
      this.application = application;
      this.services = services;
      this.project = project;
    }

    /** The change that finds the service for a port, and changes nothing. */
    public Change<TakeTarget> of(
        int port, Protocol protocol, Optional<String> type, Optional<String> name) {
      return transaction -> {
        Optional<ProjectService> service = name.isPresent() ? named(name.get()) : reserved(port);
        String found =
            type.or(() -> service.map(ProjectService::type))
                .orElseGet(() -> ranges(transaction.ledger()).typeOf(port));
        Optional<String> asked = name.or(() -> service.map(ProjectService::name));
        return target(port, found, asked, protocol, transaction.ledger());
      };
    }

    /** The change that finds the port for a name, and changes nothing. */
    public Change<TakeTarget> of(String name, Optional<String> type) {
      return transaction -> {
        Ledger ledger = transaction.ledger();
        Optional<ProjectService> service = named(name);
        if (service.isPresent() && service.get().port().isPresent()) {
          ProjectService known = service.get();
          return target(
              known.port().getAsInt(),
              type.orElse(known.type()),
              Optional.of(known.name()),
              known.protocol(),
              ledger);
        }
        Optional<StickyPort> last = last(name, type, ledger);
        if (last.isEmpty()) {
          throw unknown(name, ledger);
        }
        return target(
            last.get().port(),
            last.get().type(),
            Optional.of(last.get().name()),
            Protocol.TCP,
            ledger);
      };
    }

    /** A mistyped type must not wait in line for a minute before it is refused. */
    private TakeTarget target(
        int port, String type, Optional<String> name, Protocol protocol, Ledger ledger) {
      AutoTypes autoTypes =
          new AutoTypes(application.settings(), application.host().limits(), ledger);
      if (application.settings().type(type).isEmpty() && autoTypes.find(type).isEmpty()) {
        throw new StyxyException(
            FailureCode.UNKNOWN_TYPE, "unknown service type '" + type + "'", "styxy config types");
      }
      return new TakeTarget(port, new AllocationRequest.Service(type, name, protocol));
    }

    private Optional<ProjectService> named(String name) {
      return Optional.ofNullable(services.get(name));
    }

    /** The service for which the project's file wants this very port. */
    private Optional<ProjectService> reserved(int port) {
      for (ProjectService service : services.values()) {
        if (service.port().isPresent() && service.port().getAsInt() == port) {
          return Optional.of(service);
        }
      }
      return Optional.empty();
    }

    private RangeOwner ranges(Ledger ledger) {
      return new RangeOwner(
          application.settings(),
          new AutoTypes(application.settings(), application.host().limits(), ledger));
    }

    /** What the name has, or had last. */
    private Optional<StickyPort> last(String word, Optional<String> type, Ledger ledger) {
      for (Allocation lease : ledger.allocations()) {
        boolean isMeant = SelectorResolver.isNamed(lease, word) && lease.project().equals(project);
        if (isMeant && (type.isEmpty() || type.get().equals(lease.type()))) {
          return Optional.of(
              new StickyPort(project, lease.type(), lease.name().orElseThrow(), lease.port()));
        }
      }
      for (StickyPort entry : ledger.sticky()) {
        boolean isNamed =
            entry.name().equals(word) || (entry.type() + "/" + entry.name()).equals(word);
        boolean isOfType = type.isEmpty() || type.get().equals(entry.type());
        if (isNamed && isOfType && entry.project().equals(project)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }

    private StyxyException unknown(String name, Ledger ledger) {
      Set<String> names = new LinkedHashSet<>(services.keySet());
      for (StickyPort entry : ledger.sticky()) {
        if (entry.project().equals(project)) {
          names.add(entry.name());
        }
      }
      String near =
          NearestWord.to(name, names).map(word -> "; did you mean '" + word + "'?").orElse("");
      return new StyxyException(
          FailureCode.NOT_FOUND,
          "'"
              + name
              + "' of this project has no port of its own yet, so there is none to take"
              + near,
          "styxy take 3000 -n web",
          "styxy list --sticky");
    }
  }
}
