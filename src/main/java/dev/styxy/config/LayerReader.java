package dev.styxy.config;

import dev.styxy.core.settings.SandboxHome;
import dev.styxy.model.PortRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Applies one file on top of what was decided before. */
final class LayerReader {

  /** Whose file it is: a project decides for itself, not for the machine. */
  enum Scope {
    USER(
        List.of(
            "service_types",
            "types",
            "instance_templates",
            "auto_allocation",
            "auto_allocation_rules",
            "ttl",
            "exclude",
            "lock_timeout",
            "sticky",
            "share_names",
            VariableConsent.KEY,
            SandboxHome.KEY,
            "recovery",
            "cleanup_interval",
            "listen_port")),
    PROJECT(
        List.of(
            "services",
            "block",
            "service_types",
            "types",
            "instance_templates",
            "ttl",
            "exclude",
            "lock_timeout",
            "sticky"));

    private final List<String> keys;

    Scope(List<String> keys) {
      this.keys = keys;
    }

    List<String> keys() {
      return keys;
    }
  }

  /** Sections of the original's configuration that mean nothing without a daemon. */
  static final List<String> IDLE =
      List.of("recovery", "cleanup_interval", "listen_port", "daemon", "compliance");

  private static final String NO_DAEMON = "there is no daemon, every command does its own work";

  private final Scope scope;
  private final SettingsBuilder settings;
  private final Problems problems;
  private final Values values;

  LayerReader(Scope scope, SettingsBuilder settings, Problems problems) {
    this.scope = scope;
    this.settings = settings;
    this.problems = problems;
    this.values = new Values(problems);
  }

  /** Reads the object that the file holds. */
  void read(ConfigNode.Fields root) {
    for (ConfigNode.Field field : root.withoutRemarks()) {
      if (scope == Scope.USER && IDLE.contains(field.key())) {
        problems.noEffect(field.at(), KeyPath.ROOT.child(field.key()), NO_DAEMON);
        new IdleReader(problems).read(field);
      } else if (scope.keys().contains(field.key())) {
        KeyPath path = KeyPath.ROOT.child(field.key());
        settings.decided(path, problems, field.at());
        readSection(field, path);
      } else {
        reject(field);
      }
    }
    warnOfTypesSaidTwice(root);
  }

  /** {@code types} and {@code service_types} are two names for one section. */
  private void warnOfTypesSaidTwice(ConfigNode.Fields root) {
    Optional<ConfigNode.Field> first = Optional.empty();
    for (ConfigNode.Field field : root.all()) {
      if (!field.key().equals("types") && !field.key().equals("service_types")) {
        continue;
      }
      if (first.isPresent()) {
        warnOfTypesSaidTwice(first.get(), field);
      }
      first = Optional.of(field);
    }
  }

  private void warnOfTypesSaidTwice(ConfigNode.Field first, ConfigNode.Field second) {
    if (!(first.value() instanceof ConfigNode.Fields before)
        || !(second.value() instanceof ConfigNode.Fields after)) {
      return;
    }
    for (ConfigNode.Field type : after.withoutRemarks()) {
      for (ConfigNode.Field other : before.all()) {
        if (type.key().equals(other.key())) {
          problems.warning(
              type.at(),
              KeyPath.ROOT.child(second.key()).child(type.key()),
              "is applied on top of " + first.key() + "." + type.key() + " of the same file",
              "keep both in one of them");
        }
      }
    }
  }

  private void readSection(ConfigNode.Field field, KeyPath path) {
    ConfigNode node = field.value();
    switch (field.key()) {
      case "service_types", "types" -> new TypeReader(settings, problems, scope).read(node, path);
      case "services" -> new ServiceReader(settings, problems).read(node, path);
      case "instance_templates" -> new TemplateReader(settings, problems).read(node, path);
      case "auto_allocation" -> new AutoAllocationReader(settings, problems).read(node, path);
      case "auto_allocation_rules" -> new AutoRuleReader(settings, problems).read(node, path);
      case "ttl" -> settings.ttl = values.ttl(node, path).orElse(settings.ttl);
      case "block" -> settings.isBlock = values.truth(node, path).orElse(settings.isBlock);
      case "sticky" -> settings.isSticky = values.truth(node, path).orElse(settings.isSticky);
      case "share_names" ->
          settings.isSharingNames = values.truth(node, path).orElse(settings.isSharingNames);
      case "exclude" -> {
        Optional<List<PortRange>> ranges = values.portsAndRanges(node, path);
        if (ranges.isPresent()) {
          exclude(ranges.get());
        }
      }
      case VariableConsent.KEY ->
          settings.consent.allow(values.variables(node, path).orElse(List.of()));
      case SandboxHome.KEY -> {
        Optional<String> word = values.word(node, path, SandboxHome.words());
        if (word.isPresent()) {
          settings.sandboxHome = SandboxHome.of(word.get()).orElseThrow();
        }
      }
      case "lock_timeout" -> {
        Optional<Long> millis = values.waitMillis(node, path);
        if (millis.isPresent()) {
          settings.lockTimeoutMillis = OptionalLong.of(millis.get());
        }
      }
      default -> throw new IllegalStateException("no reader for " + path);
    }
  }

  /** What the user excludes is excluded for every project; a project may exclude more. */
  private void exclude(List<PortRange> ranges) {
    List<PortRange> all = new ArrayList<>(settings.excluded);
    all.addAll(ranges);
    settings.excluded = all;
  }

  private void reject(ConfigNode.Field field) {
    Scope other = scope == Scope.USER ? Scope.PROJECT : Scope.USER;
    if (other.keys().contains(field.key()) || IDLE.contains(field.key())) {
      problems.error(
          field.at(),
          KeyPath.ROOT.child(field.key()),
          scope == Scope.USER
              ? "belongs to a project, not to the user's configuration"
              : "belongs to the user's configuration, not to a project",
          scope == Scope.USER
              ? "move it into .styxy.json in the project's directory"
              : "move it into the file that `styxy config path` names");
    } else {
      List<String> known = new ArrayList<>(scope.keys());
      if (scope == Scope.USER) {
        known.addAll(IDLE);
      }
      problems.unknownKey(field.at(), KeyPath.ROOT, field.key(), new LinkedHashSet<>(known));
    }
  }
}
