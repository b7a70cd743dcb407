package dev.styxy.config;

import dev.styxy.core.settings.AutoAllocation;
import dev.styxy.core.settings.AutoRule;
import dev.styxy.core.settings.ConfigProblem;
import dev.styxy.core.settings.InstanceTemplate;
import dev.styxy.core.settings.Placement;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.settings.ServiceVariable;
import dev.styxy.core.system.NetworkLimits;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.PortRange;
import dev.styxy.model.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what is allowed but likely to surprise. Built-in values are not checked. */
final class ConfigLint {
  private static final List<String> PLACEHOLDERS = List.of("port", "project", "id");

  private final SettingsBuilder settings;
  private final NetworkLimits limits;
  private final List<ConfigProblem> given = new ArrayList<>();

  ConfigLint(SettingsBuilder settings, NetworkLimits limits) {
    this.settings = settings;
    this.limits = limits;
  }

  List<ConfigProblem> give() {
    List<TypeDraft> types = new ArrayList<>(settings.types.values());
    for (TypeDraft type : types) {
      adviseOn(type, types);
    }
    for (ProjectService service : settings.services.values()) {
      adviseOn(service);
    }
    adviseOnReservations(new ArrayList<>(settings.reserved.values()));
    for (InstanceTemplate template : settings.templates.values()) {
      adviseOn(template);
    }
    adviseOn(settings.autoAllocation);
    return given;
  }

  private void adviseOnReservations(List<Reservation> reserved) {
    for (int i = 0; i < reserved.size(); i++) {
      for (Reservation earlier : reserved.subList(0, i)) {
        Reservation later = reserved.get(i);
        Optional<Said> said =
            said("service_types." + later.type() + ".manual_allocations." + later.name());
        if (said.isPresent() && earlier.port() == later.port()) {
          warn(
              said.get(),
              "is " + later.port() + ", which is reserved for " + earlier.label() + " as well",
              "give each a port of its own");
        }
      }
    }
  }

  private void adviseOn(InstanceTemplate template) {
    for (String type : template.offsets().keySet()) {
      Optional<Said> said = said("instance_templates." + template.name() + ".port_offsets." + type);
      if (said.isPresent() && !settings.types.containsKey(type)) {
        warn(said.get(), "is not a configured type", nearestType(type));
      }
    }
  }

  private String nearestType(String type) {
    Optional<String> near = NearestWord.to(type, settings.types.keySet());
    return near.isPresent()
        ? "did you mean \"" + near.get() + "\"?"
        : "styxy config types lists the types";
  }

  private void adviseOn(AutoAllocation auto) {
    Optional<Said> said =
        said("auto_allocation.min_port").or(() -> said("auto_allocation.max_port"));
    boolean hasRoom = auto.minPort() + auto.chunkSize() - 1 <= auto.maxPort();
    if (said.isPresent() && hasRoom && isAllEphemeral(auto)) {
      warn(
          said.get(),
          auto.minPort()
              + "-"
              + auto.maxPort()
              + ", min_port to max_port, lies in the ephemeral range "
              + limits.ephemeral().orElseThrow(),
          "no range can be placed there: lower min_port");
    }
    for (AutoRule rule : auto.rules()) {
      Optional<Said> start =
          said("auto_allocation_rules." + rule.glob() + ".preferred_range_start");
      if (start.isPresent() && rule.preferredStart().isPresent()) {
        adviseOn(start.get(), rule, auto);
      }
    }
  }

  private boolean isAllEphemeral(AutoAllocation auto) {
    for (int port = auto.minPort(); port <= auto.maxPort(); port++) {
      if (!limits.isEphemeral(port)) {
        return false;
      }
    }
    return true;
  }

  private void adviseOn(Said start, AutoRule rule, AutoAllocation auto) {
    if (rule.placement().isPresent() && rule.placement().get() != Placement.SMART) {
      warn(
          start,
          "has no effect: the placement is " + rule.placement().get().word(),
          "write \"placement\": \"smart\", or leave it out");
    } else if (rule.preferredStart().getAsInt() > auto.maxPort()) {
      warn(
          start,
          "is beyond max_port, " + auto.maxPort() + ", so that ranges are placed after the others",
          "raise auto_allocation.max_port");
    }
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
          "ports there are allocated only when requested by number");
    }
    if (range.first() < limits.firstUnprivileged()) {
      warn(
          said,
          range + " contains privileged ports",
          "ports below " + limits.firstUnprivileged() + " are allocated only by number");
    }
  }

  private boolean saysRange(TypeDraft type) {
    return settings.decisions.find("service_types." + type.name + ".port_range").isPresent();
  }

  private void adviseOn(ProjectService service) {
    for (ServiceVariable variable : service.values()) {
      adviseOn(service, variable);
    }
    Optional<String> near = NearestWord.to(service.type(), settings.types.keySet());
    Optional<Said> said = said("services." + service.name() + ".type");
    if (said.isPresent() && !settings.types.containsKey(service.type()) && near.isPresent()) {
      warn(
          said.get(),
          "is \"" + service.type() + "\", which is not a configured type",
          "did you mean \"" + near.get() + "\"?");
    }
  }

  /** Braces that stand for themselves may have been meant to stand for something. */
  private void adviseOn(ProjectService service, ServiceVariable variable) {
    Optional<Said> said = said("services." + service.name() + ".env." + variable.name());
    for (Template.Part part : variable.value().parts()) {
      if (said.isPresent() && part instanceof Template.Text text) {
        adviseOnBraces(said.get(), text.text());
      }
    }
  }

  private void adviseOnBraces(Said said, String text) {
    for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
      int end = at + 1;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      boolean isWord = end < text.length() && text.charAt(end) == '}' && end > at + 1;
      Optional<String> near =
          isWord
              ? NearestWord.to(text.substring(at + 1, end).toLowerCase(Locale.ROOT), PLACEHOLDERS)
              : Optional.empty();
      boolean isDoubled = at > 0 && text.charAt(at - 1) == '{';
      if (near.isPresent() && !isDoubled) {
        warn(
            said,
            "contains " + text.substring(at, end + 1) + ", which stays as it is",
            "did you mean {" + near.get() + "}?");
      }
    }
  }

  /** A key that a file sets, and where. */
  private record Said(String key, Decisions.Decision decision) {}

  private Optional<Said> said(String key) {
    return settings.decisions.find(key).map(decision -> new Said(key, decision));
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
