package dev.styxy.model;

import java.util.List;
import java.util.Optional;

/**
 * A named range with preferred ports.
 *
 * @param preferred tried first, in this order
 * @param isSingle one allocation per (type, name) on the machine, whatever the project
 * @param ttl of its leases; absent for the general one
 * @param env the variables that its port is handed over in; empty for the usual one
 */
public record ServiceType(
    String name,
    String description,
    List<Integer> preferred,
    PortRange range,
    boolean isSingle,
    Optional<Ttl> ttl,
    List<String> env) {

  /** A type whose port is handed over in the usual variable. */
  public ServiceType(
      String name,
      String description,
      List<Integer> preferred,
      PortRange range,
      boolean isSingle,
      Optional<Ttl> ttl) {
    this(name, description, preferred, range, isSingle, ttl, List.of());
  }

  /** Whether the port is given out to those who ask for the type and no more. */
  public boolean offers(int port) {
    return range.contains(port) || preferred.contains(port);
  }

  public ServiceType withPreferred(List<Integer> ports) {
    return new ServiceType(name, description, List.copyOf(ports), range, isSingle, ttl, env);
  }
}
