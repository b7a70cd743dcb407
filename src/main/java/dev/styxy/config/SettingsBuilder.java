package dev.styxy.config;

import dev.styxy.core.settings.AutoAllocation;
import dev.styxy.core.settings.ConfigProblem;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.InstanceTemplate;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.settings.SandboxHome;
import dev.styxy.core.settings.Settings;
import dev.styxy.model.PortRange;
import dev.styxy.model.ServiceType;
import dev.styxy.model.Ttl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The configuration in the making: one file after another is applied on top of the built-in values.
 */
final class SettingsBuilder {

  final Map<String, TypeDraft> types = new LinkedHashMap<>();
  final Map<String, List<String>> examples = new LinkedHashMap<>();
  final Map<String, Reservation> reserved = new LinkedHashMap<>();
  final Map<String, InstanceTemplate> templates = InstanceTemplate.builtIn();
  final Map<String, ProjectService> services = new LinkedHashMap<>();
  final Decisions decisions = new Decisions();
  final List<ConfigProblem> refusals = new ArrayList<>();
  final VariableConsent consent;
  List<PortRange> excluded = List.of();
  AutoAllocation autoAllocation = AutoAllocation.DEFAULT;
  Ttl ttl = Ttl.DEFAULT;
  boolean isSticky = true;
  boolean hasProjectFile;
  boolean isBlock;
  boolean isSharingNames;
  OptionalLong lockTimeoutMillis = OptionalLong.empty();
  SandboxHome sandboxHome = SandboxHome.OFF;

  SettingsBuilder(Path userFile) {
    consent = new VariableConsent(userFile);
    for (ServiceType type : BuiltInTypes.all().values()) {
      types.put(type.name(), TypeDraft.of(type));
    }
  }

  /** Remembers who decided the value of a key. */
  void decided(KeyPath path, Problems problems, int at) {
    decisions.add(path, problems, at);
  }

  ConfigView toView() {
    return new ConfigView(
        toSettings(),
        new ServiceVariables(services, types).complete(),
        hasProjectFile,
        isBlock,
        lockTimeoutMillis,
        isSharingNames,
        examples,
        consent.allowed(),
        List.copyOf(refusals),
        decisions,
        sandboxHome);
  }

  private Settings toSettings() {
    Map<String, ServiceType> complete = new LinkedHashMap<>();
    for (TypeDraft type : types.values()) {
      complete.put(type.name, type.toType());
    }
    return new Settings(
        complete,
        ttl,
        excluded,
        isSticky,
        new ArrayList<>(reserved.values()),
        templates,
        autoAllocation);
  }
}
