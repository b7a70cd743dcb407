package dev.styxy.config;

import dev.styxy.core.settings.InstanceTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code instance_templates}. */
final class TemplateReader {
  static final List<String> KEYS = List.of("description", "port_offsets");
  private static final String ALL_OTHERS = "*";
  private static final int LARGEST_OFFSET = 10_000;

  private final Draft draft;
  private final Problems problems;
  private final Values values;

  TemplateReader(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
    this.values = new Values(problems);
  }

  void read(ConfigNode node, KeyPath path) {
    for (ConfigNode.Field field : values.fieldsOf(node, path)) {
      if (!LayerReader.isRemark(field.key())) {
        readTemplate(field, path.child(field.key()));
      }
    }
  }

  private void readTemplate(ConfigNode.Field field, KeyPath path) {
    InstanceTemplate old = draft.templates.get(field.key());
    String description = old == null ? "" : old.description();
    Map<String, Integer> offsets = new LinkedHashMap<>(old == null ? Map.of() : old.offsets());
    for (ConfigNode.Field part : values.fieldsOf(field.value(), path)) {
      KeyPath key = path.child(part.key());
      draft.decided(key, problems, part.at());
      switch (part.key()) {
        case "description" -> description = values.text(part.value(), key).orElse("");
        case "port_offsets" -> readOffsets(part.value(), key, offsets);
        default -> {
          if (!LayerReader.isRemark(part.key())) {
            problems.unknownKey(part.at(), path, part.key(), KEYS);
          }
        }
      }
    }
    Integer others = offsets.remove(ALL_OTHERS);
    int offset = others != null ? others : old == null ? 0 : old.offset();
    draft.templates.put(
        field.key(), new InstanceTemplate(field.key(), description, offset, offsets));
  }

  private void readOffsets(ConfigNode node, KeyPath path, Map<String, Integer> offsets) {
    for (ConfigNode.Field field : values.fieldsOf(node, path)) {
      KeyPath key = path.child(field.key());
      if (!LayerReader.isRemark(field.key())) {
        draft.decided(key, problems, field.at());
        Optional<Integer> offset = values.whole(field.value(), key, 0, LARGEST_OFFSET);
        if (offset.isPresent()) {
          offsets.put(field.key(), offset.get());
        }
      }
    }
  }
}
