package dev.styxy.core.types;

import dev.styxy.core.settings.Settings;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Finds the service type for a word; a new word gets a range of its own. */
public final class TypeResolver {
  private static final String SEPARATORS = "-_.";

  private final Settings settings;
  private final AutoTypes autoTypes;
  private final RequestOrigin requester;

  /**
   * Finds the configured ones, and those that were given a range.
   *
   * @param requester for advice
   */
  public TypeResolver(Settings settings, AutoTypes autoTypes, RequestOrigin requester) {
    this.settings = settings;
    this.autoTypes = autoTypes;
    this.requester = requester;
  }

  /**
   * A type.
   *
   * @param isNew whether it was created just now
   */
  public record Resolved(ServiceType type, boolean isNew) {}

  /**
   * The type with this name, configured or given a range before.
   *
   * @throws StyxyException when there is none; it lists those there are, the nearest first
   */
  public ServiceType find(String name) {
    return known(name).orElseThrow(() -> unknown(name, nearest(name)));
  }

  /**
   * The type with this name; if there is none, it is created.
   *
   * @param insists whether it is created even if the name looks like a typo, or like that of a
   *     service
   * @throws StyxyException when it may not be created, is probably a mistake, or there is no room
   *     for its range
   */
  public Resolved resolve(String name, boolean insists, long wallMillis) {
    Optional<ServiceType> known = known(name);
    if (known.isPresent()) {
      return new Resolved(known.get(), false);
    }
    Optional<String> nearest = nearest(name);
    boolean isMistyped = nearest.isPresent() && !isMeant(name);
    if (!settings.autoAllocation().isEnabled() || isMistyped && !insists) {
      throw unknown(name, nearest);
    }
    Optional<String> usual = ServiceNames.typeOf(name).filter(type -> known(type).isPresent());
    if (usual.isPresent() && !insists && !isMeant(name)) {
      throw rather(name, usual.get());
    }
    return new Resolved(autoTypes.create(name, wallMillis), true);
  }

  private Optional<ServiceType> known(String name) {
    return settings.type(name).or(() -> autoTypes.find(name));
  }

  /**
   * Another name of a created type's series is not a typo, unless only the case differs: svc-2
   * belongs with svc-1.
   */
  private Optional<String> nearest(String name) {
    List<String> names = new ArrayList<>(settings.types().keySet());
    for (ServiceType type : autoTypes.all()) {
      if (type.name().equalsIgnoreCase(name)) {
        return Optional.of(type.name());
      }
      if (!stem(name).equals(stem(type.name()))) {
        names.add(type.name());
      }
    }
    return NearestWord.to(name, names);
  }

  /** What the names of a series share: {@code svc-} of {@code svc-1, svc-2} and {@code svc-a}. */
  private static String stem(String name) {
    StringBuilder stem = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < '0' || c > '9') {
        stem.append(c);
      }
    }
    int last = stem.length() - 1;
    boolean isLettered = last > 0 && SEPARATORS.indexOf(stem.charAt(last - 1)) >= 0;
    return isLettered ? stem.substring(0, last) : stem.toString();
  }

  /** A name that a rule matches, or that extends a known one, is not a typo. */
  private boolean isMeant(String name) {
    if (settings.autoAllocation().ruleFor(name).isPresent()) {
      return true;
    }
    for (String type : settings.types().keySet()) {
      if (goesOn(name, type)) {
        return true;
      }
    }
    for (ServiceType type : autoTypes.all()) {
      if (goesOn(name, type.name())) {
        return true;
      }
    }
    return false;
  }

  private static boolean goesOn(String name, String type) {
    return name.length() > type.length() + 1
        && name.startsWith(type)
        && SEPARATORS.indexOf(name.charAt(type.length())) >= 0;
  }

  private StyxyException unknown(String name, Optional<String> nearest) {
    List<String> suggestions = new ArrayList<>();
    nearest.ifPresent(near -> suggestions.add(requester.withType(near)));
    if (settings.autoAllocation().isEnabled()) {
      suggestions.add(requester.creating(name));
    } else {
      suggestions.add("add it to service_types in the file that this names: styxy config path");
      suggestions.add("styxy config auto-allocation enable");
    }
    return unknown(name, names(), nearest, suggestions);
  }

  /** A created type stays, with ports that are not a web server's: that is not done in passing. */
  private StyxyException rather(String name, String type) {
    return new StyxyException(
        FailureCode.UNKNOWN_TYPE,
        "'"
            + name
            + "' is not a service type; to name a service, give its type as well, such as "
            + type,
        requester.withName(type, name),
        requester.creating(name));
  }

  private StyxyException unknown(
      String name, List<String> names, Optional<String> nearest, List<String> suggestions) {
    String message =
        "unknown service type '"
            + name
            + (settings.autoAllocation().isEnabled()
                ? "'; the types are "
                : "', and auto_allocation.enabled is false; the types are ")
            + String.join(", ", names);
    return new StyxyException(
        FailureCode.UNKNOWN_TYPE,
        nearest.isPresent() ? message + "; did you mean '" + nearest.get() + "'?" : message,
        suggestions.toArray(new String[0]));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(settings.types().keySet());
    for (ServiceType type : autoTypes.all()) {
      names.add(type.name());
    }
    return names;
  }

  /**
   * Refuses to look for a type that does not exist.
   *
   * @param inUse those that something has, though no configuration knows them any more
   * @throws StyxyException when it is neither among them nor known
   */
  public void insistOnKnown(String name, Collection<String> inUse) {
    if (known(name).isPresent() || inUse.contains(name)) {
      return;
    }
    List<String> names = names();
    names.addAll(inUse);
    Optional<String> nearest = NearestWord.to(name, names);
    List<String> suggestions = new ArrayList<>();
    nearest.ifPresent(near -> suggestions.add(requester.withType(near)));
    suggestions.add("styxy config types");
    throw unknown(name, new ArrayList<>(new LinkedHashSet<>(names)), nearest, suggestions);
  }
}
