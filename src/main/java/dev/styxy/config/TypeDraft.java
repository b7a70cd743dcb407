package dev.styxy.config;

import dev.styxy.model.PortRange;
import dev.styxy.model.ServiceType;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Optional;

/** A service type in the making: one file after another is applied. */
final class TypeDraft {
  final String name;
  String description = "";
  List<Integer> preferred = List.of();
  Optional<PortRange> range = Optional.empty();
  boolean isSingle;
  Optional<Ttl> ttl = Optional.empty();
  List<String> env = List.of();

  TypeDraft(String name) {
    this.name = name;
  }

  static TypeDraft of(ServiceType type) {
    TypeDraft draft = new TypeDraft(type.name());
    draft.description = type.description();
    draft.preferred = type.preferred();
    draft.range = Optional.of(type.range());
    draft.isSingle = type.isSingle();
    draft.ttl = type.ttl();
    draft.env = type.env();
    return draft;
  }

  /** Replaces preferred ports that were meant for another range by the first four of this. */
  void refit() {
    PortRange own = range.orElseThrow();
    boolean fits = !preferred.isEmpty();
    for (int port : preferred) {
      fits &= own.contains(port);
    }
    if (!fits) {
      preferred = ServiceType.usualPreferred(own);
    }
  }

  /** The type; it must have a range by now. */
  ServiceType toType() {
    return new ServiceType(
        name, description, List.copyOf(preferred), range.orElseThrow(), isSingle, ttl, env);
  }
}
