package dev.styxy.cli.config;

import dev.styxy.core.settings.AutoAllocation;
import dev.styxy.core.settings.AutoRule;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.InstanceTemplate;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.settings.SandboxHome;
import dev.styxy.core.settings.ServiceVariable;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.PortRange;
import dev.styxy.model.ServiceType;
import dev.styxy.model.Ttl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configuration as keys and values, named and written as in the files. */
final class ConfigValues {
  private static final String USUAL_LOCK_TIMEOUT = ConfigView.USUAL_LOCK_TIMEOUT_SECONDS + "s";

  private final Map<String, Object> values = new LinkedHashMap<>();

  private ConfigValues() {}

  /** By the path of the key; a value is a string, a number, a boolean, or a list of these. */
  static Map<String, Object> of(ConfigView view) {
    ConfigValues all = new ConfigValues();
    Settings settings = view.settings();
    all.put("ttl", text(settings.ttl()));
    all.put("sticky", settings.isSticky());
    all.put("share_names", view.isSharingNames());
    all.put("exclude", settings.excluded().stream().map(ConfigValues::written).toList());
    all.put("env_allow", view.allowedVariables());
    all.put(SandboxHome.KEY, view.sandboxHome().word());
    all.put(
        "lock_timeout",
        view.lockTimeoutMillis().isPresent()
            ? span(view.lockTimeoutMillis().getAsLong())
            : USUAL_LOCK_TIMEOUT);
    for (ServiceType type : settings.types().values()) {
      all.putType(type, view.examples().getOrDefault(type.name(), List.of()));
    }
    for (Reservation reservation : settings.reserved()) {
      all.put(
          "service_types." + reservation.type() + ".manual_allocations." + reservation.name(),
          reservation.port());
    }
    settings.templates().values().forEach(all::putTemplate);
    all.putAutoAllocation(settings.autoAllocation());
    view.services().values().forEach(all::putService);
    return all.values;
  }

  private void put(String key, Object value) {
    values.put(key, value);
  }

  private void putType(ServiceType type, List<String> examples) {
    String key = "service_types." + type.name();
    put(key + ".description", type.description());
    put(key + ".port_range", List.of(type.range().first(), type.range().last()));
    put(key + ".preferred_ports", type.preferred());
    put(key + ".instance_behavior", type.isSingle() ? "single" : "multi");
    type.ttl().ifPresent(ttl -> put(key + ".ttl", text(ttl)));
    if (!type.env().isEmpty()) {
      put(key + ".env", type.env());
    }
    if (!examples.isEmpty()) {
      put(key + ".examples", examples);
    }
  }

  private void putTemplate(InstanceTemplate template) {
    String key = "instance_templates." + template.name();
    put(key + ".description", template.description());
    template.offsets().forEach((type, offset) -> put(key + ".port_offsets." + type, offset));
    put(key + ".port_offsets.*", template.offset());
  }

  private void putAutoAllocation(AutoAllocation auto) {
    put("auto_allocation.enabled", auto.isEnabled());
    put("auto_allocation.default_chunk_size", auto.chunkSize());
    put("auto_allocation.placement", auto.placement().word());
    put("auto_allocation.min_port", auto.minPort());
    put("auto_allocation.max_port", auto.maxPort());
    put("auto_allocation.preserve_gaps", auto.preservesGaps());
    put("auto_allocation.gap_size", auto.gapSize());
    auto.rules().forEach(this::putRule);
  }

  private void putRule(AutoRule rule) {
    String key = "auto_allocation_rules." + rule.glob();
    rule.chunkSize().ifPresent(size -> put(key + ".chunk_size", size));
    rule.placement().ifPresent(placement -> put(key + ".placement", placement.word()));
    rule.preferredStart().ifPresent(start -> put(key + ".preferred_range_start", start));
  }

  private void putService(ProjectService service) {
    String key = "services." + service.name();
    put(key + ".type", service.type());
    if (!service.env().isEmpty()) {
      put(key + ".env", service.env());
    }
    for (ServiceVariable variable : service.values()) {
      put(key + ".env." + variable.name(), variable.value().text());
    }
    service.port().ifPresent(port -> put(key + ".port", port));
    put(key + ".protocol", service.protocol().word());
  }

  private static Object written(PortRange range) {
    return range.size() == 1 ? (Object) range.first() : range.toString();
  }

  private static String text(Ttl ttl) {
    return ttl.isNone() ? "none" : span(ttl.seconds().getAsLong() * 1000);
  }

  private static String span(long millis) {
    return Descriptions.duration(millis).replace(" ", "");
  }

  /** A value as one piece of text. */
  static String text(Object value) {
    if (value instanceof List<?> list) {
      List<String> parts = new ArrayList<>();
      list.forEach(part -> parts.add(String.valueOf(part)));
      return parts.isEmpty() ? "-" : String.join(", ", parts);
    }
    return String.valueOf(value);
  }
}
