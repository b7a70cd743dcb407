package dev.styxy.config;

import dev.styxy.core.settings.InstanceTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code instance_templates}. */
final class TemplateReader extends SectionReader {
  static final List<String> KEYS = List.of("description", "port_offsets");
  private static final String ALL_OTHERS = "*";
  private static final int LARGEST_OFFSET = 10_000;

  TemplateReader(SettingsBuilder settings, Problems problems) {
    super(settings, problems);
  }

  @Override
  void readEntry(ConfigNode.Field field, KeyPath path) {
    InstanceTemplate old = settings.templates.get(field.key());
    String description = old == null ? "" : old.description();
    Map<String, Integer> offsets = new LinkedHashMap<>(old == null ? Map.of() : old.offsets());
    for (ConfigNode.Field part : values.fieldsOf(field.value(), path)) {
      KeyPath key = decided(part, path);
      switch (part.key()) {
        case "description" -> description = values.text(part.value(), key).orElse("");
        case "port_offsets" -> readOffsets(part.value(), key, offsets);
        default -> problems.unknownKey(part.at(), path, part.key(), KEYS);
      }
    }
    Integer others = offsets.remove(ALL_OTHERS);
    int offset = others != null ? others : old == null ? 0 : old.offset();
    settings.templates.put(
        field.key(), new InstanceTemplate(field.key(), description, offset, offsets));
  }

  private void readOffsets(ConfigNode node, KeyPath path, Map<String, Integer> offsets) {
    for (ConfigNode.Field field : values.fieldsOf(node, path)) {
      KeyPath key = decided(field, path);
      Optional<Integer> offset = values.whole(field.value(), key, 0, LARGEST_OFFSET);
      if (offset.isPresent()) {
        offsets.put(field.key(), offset.get());
      }
    }
  }
}
