package dev.styxy.config;

import dev.styxy.core.ConfigProblem;
import dev.styxy.core.NearestWord;
import dev.styxy.core.NetworkLimits;
import dev.styxy.core.ProjectService;
import dev.styxy.model.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for what is allowed, but is likely to surprise. Built-in values are not looked at. */
final class Advice {
  private final Draft draft;
  private final NetworkLimits limits;
  private final List<ConfigProblem> given = new ArrayList<>();

  Advice(Draft draft, NetworkLimits limits) {
    this.draft = draft;
    this.limits = limits;
  }

  List<ConfigProblem> give() {
    List<TypeDraft> types = new ArrayList<>(draft.types.values());
    for (TypeDraft type : types) {
      adviseOn(type, types);
    }
    for (ProjectService service : draft.services.values()) {
      adviseOn(service);
    }
    return given;
  }

  private void adviseOn(TypeDraft type, List<TypeDraft> all) {
    PortRange range = type.range.orElseThrow();
    Optional<Said> said = said("service_types." + type.name + ".port_range");
    if (said.isPresent()) {
      adviseOnRange(said.get(), type, range, all);
    }
    Optional<Said> preferred = said("service_types." + type.name + ".preferred_ports");
    for (int port : type.preferred) {
      if (preferred.isPresent() && !range.contains(port)) {
        warn(
            preferred.get(),
            "names " + port + ", which is outside of the range " + range,
            "keep preferred ports within port_range");
      }
    }
  }

  private void adviseOnRange(Said said, TypeDraft type, PortRange range, List<TypeDraft> all) {
    for (TypeDraft other : all) {
      boolean isFirstToSay = all.indexOf(other) > all.indexOf(type) || !saysRange(other);
      if (other != type && isFirstToSay && range.overlaps(other.range.orElseThrow())) {
        warn(
            said,
            range + " overlaps " + other.range.get() + " of " + other.name,
            "give each type a range of its own");
      }
    }
    Optional<PortRange> ephemeral = limits.ephemeral();
    if (ephemeral.isPresent() && ephemeral.get().overlaps(range)) {
      warn(
          said,
          range + " reaches into the ephemeral range " + ephemeral.get(),
          "ports in there are given out only when asked for by number");
    }
    if (range.first() < limits.firstUnprivileged()) {
      warn(
          said,
          range + " holds privileged ports",
          "ports below " + limits.firstUnprivileged() + " are given out only by number");
    }
  }

  private boolean saysRange(TypeDraft type) {
    return draft.decisions.find("service_types." + type.name + ".port_range").isPresent();
  }

  private void adviseOn(ProjectService service) {
    Optional<String> near = NearestWord.to(service.type(), draft.types.keySet());
    Optional<Said> said = said("services." + service.name() + ".type");
    if (said.isPresent() && !draft.types.containsKey(service.type()) && near.isPresent()) {
      warn(
          said.get(),
          "is \"" + service.type() + "\", which is no configured type",
          "did you mean \"" + near.get() + "\"?");
    }
  }

  /** A key that a file has, and where. */
  private record Said(String key, Decisions.Decision decision) {}

  private Optional<Said> said(String key) {
    return draft.decisions.find(key).map(decision -> new Said(key, decision));
  }

  private void warn(Said said, String message, String fix) {
    Problems problems = said.decision().problems();
    Place place = problems.placeOf(said.decision().at());
    given.add(
        new ConfigProblem(
            ConfigProblem.Severity.WARNING,
            problems.file(),
            place.line(),
            place.column(),
            said.key(),
            message,
            fix));
  }
}
