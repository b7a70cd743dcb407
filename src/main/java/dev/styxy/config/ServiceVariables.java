package dev.styxy.config;

import dev.styxy.core.settings.ProjectService;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Chooses variables for services that name none: those of their type, if no other service has them;
 * {@code PORT} for the only service; otherwise the service's name with {@code _PORT}.
 */
final class ServiceVariables {
  private static final String USUAL = "PORT";

  private final Map<String, ProjectService> services;
  private final Map<String, TypeDraft> types;
  private final Set<String> taken = new HashSet<>();

  ServiceVariables(Map<String, ProjectService> services, Map<String, TypeDraft> types) {
    this.services = services;
    this.types = types;
    for (ProjectService service : services.values()) {
      taken.addAll(service.env());
    }
  }

  /** The services in their order, each with at least one variable. */
  Map<String, ProjectService> complete() {
    Map<String, ProjectService> complete = new LinkedHashMap<>();
    for (ProjectService service : services.values()) {
      List<String> env = service.env().isEmpty() ? choose(service) : service.env();
      taken.addAll(env);
      complete.put(
          service.name(),
          new ProjectService(
              service.name(),
              service.type(),
              env,
              service.port(),
              service.protocol(),
              service.isKept()));
    }
    return complete;
  }

  private List<String> choose(ProjectService service) {
    TypeDraft type = types.get(service.type());
    List<String> ofType = type == null ? List.of() : type.env;
    if (!ofType.isEmpty() && areFree(ofType)) {
      return ofType;
    }
    return List.of(services.size() == 1 ? USUAL : named(service.name()));
  }

  private boolean areFree(List<String> names) {
    for (String name : names) {
      if (taken.contains(name)) {
        return false;
      }
    }
    return true;
  }

  private static String named(String service) {
    StringBuilder name = new StringBuilder();
    for (char c : service.toUpperCase(Locale.ROOT).toCharArray()) {
      name.append((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_');
    }
    boolean isDigit = name.charAt(0) >= '0' && name.charAt(0) <= '9';
    return (isDigit ? "_" : "") + name + "_" + USUAL;
  }
}
