package dev.styxy.core;

import dev.styxy.model.FailureCode;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the service type for a word; a word that is new gets a range of its own. */
public final class TypeResolver {
  private static final String SEPARATORS = "-_.";

  private final Settings settings;
  private final AutoTypes autoTypes;
  private final Asker asker;

  /**
   * Finds the configured ones, and those that were given a range.
   *
   * @param asker for advice
   */
  public TypeResolver(Settings settings, AutoTypes autoTypes, Asker asker) {
    this.settings = settings;
    this.autoTypes = autoTypes;
    this.asker = asker;
  }

  /**
   * A type.
   *
   * @param isNew whether it was made just now
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
   * The type with this name; if there is none, one is made.
   *
   * @param insists whether it is made even if the name looks mistyped
   * @throws StyxyException when none may be made, or there is no room for its range
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
    return new Resolved(autoTypes.create(name, wallMillis), true);
  }

  private Optional<ServiceType> known(String name) {
    return settings.type(name).or(() -> autoTypes.find(name));
  }

  private Optional<String> nearest(String name) {
    return NearestWord.to(name, settings.types().keySet());
  }

  /** A name that a rule speaks of, or that goes on after a known one, is no slip of the hand. */
  private boolean isMeant(String name) {
    if (settings.autoAllocation().ruleFor(name).isPresent()) {
      return true;
    }
    for (String type : settings.types().keySet()) {
      boolean goesOn = name.length() > type.length() + 1 && name.startsWith(type);
      if (goesOn && SEPARATORS.indexOf(name.charAt(type.length())) >= 0) {
        return true;
      }
    }
    return false;
  }

  private StyxyException unknown(String name, Optional<String> nearest) {
    List<String> names = new ArrayList<>(settings.types().keySet());
    for (ServiceType type : autoTypes.all()) {
      names.add(type.name());
    }
    String message =
        "unknown service type '"
            + name
            + "'"
            + (settings.autoAllocation().isEnabled()
                ? ""
                : ", and auto_allocation.enabled is false")
            + "; the types are "
            + String.join(", ", names);
    List<String> suggestions = new ArrayList<>();
    nearest.ifPresent(near -> suggestions.add(asker.withType(near)));
    if (settings.autoAllocation().isEnabled()) {
      suggestions.add(asker.creating(name));
    } else {
      suggestions.add("add it to service_types, or set auto_allocation.enabled to true");
      suggestions.add("styxy config path");
    }
    return new StyxyException(
        FailureCode.UNKNOWN_TYPE,
        nearest.isPresent() ? message + "; did you mean '" + nearest.get() + "'?" : message,
        suggestions.toArray(new String[0]));
  }
}
