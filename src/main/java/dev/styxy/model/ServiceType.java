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

  private static final int PREFERRED_COUNT = 4;

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

  /** What a type prefers unless said otherwise: the first ports of its range. */
  public static List<Integer> usualPreferred(PortRange range) {
    Integer[] first = new Integer[Math.min(PREFERRED_COUNT, range.size())];
    for (int i = 0; i < first.length; i++) {
      first[i] = range.first() + i;
    }
    return List.of(first);
  }

  public ServiceType withPreferred(List<Integer> ports) {
    return new ServiceType(name, description, List.copyOf(ports), range, isSingle, ttl, env);
  }
}
