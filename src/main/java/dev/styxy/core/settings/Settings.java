package dev.styxy.core.settings;

import dev.styxy.model.PortRange;
import dev.styxy.model.ServiceType;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration decides, checked and complete.
 *
 * @param types by name, in the order in which they are listed
 * @param ttl of leases whose type and request say nothing
 * @param excluded ranges that are never allocated
 * @param isSticky whether a name is given the port that it had last
 * @param reserved ports that are kept for others
 * @param templates by name
 * @param autoAllocation what happens to types that are not known
 */
public record Settings(
    Map<String, ServiceType> types,
    Ttl ttl,
    List<PortRange> excluded,
    boolean isSticky,
    List<Reservation> reserved,
    Map<String, InstanceTemplate> templates,
    AutoAllocation autoAllocation) {

  /** Settings that reserve nothing, with the built-in templates and placement rules. */
  public Settings(
      Map<String, ServiceType> types, Ttl ttl, List<PortRange> excluded, boolean isSticky) {
    this(
        types,
        ttl,
        excluded,
        isSticky,
        List.of(),
        InstanceTemplate.builtIn(),
        AutoAllocation.DEFAULT);
  }

  public Optional<ServiceType> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  public boolean isExcluded(int port) {
    for (PortRange range : excluded) {
      if (range.contains(port)) {
        return true;
      }
    }
    return false;
  }

  /** The port that is kept for a service of this type and name. */
  public Optional<Reservation> reservationOf(String type, String name) {
    for (Reservation reservation : reserved) {
      if (reservation.name().equals(name) && reservation.type().equals(type)) {
        return Optional.of(reservation);
      }
    }
    return Optional.empty();
  }

  /** Who the port is kept for. */
  public Optional<Reservation> reservation(int port) {
    for (Reservation reservation : reserved) {
      if (reservation.port() == port) {
        return Optional.of(reservation);
      }
    }
    return Optional.empty();
  }
}
