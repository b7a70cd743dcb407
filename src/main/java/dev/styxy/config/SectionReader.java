package dev.styxy.config;

/** Reads a section whose keys are names, e.g. those of types. */
abstract class SectionReader {
  final SettingsBuilder settings;
  final Problems problems;
  final Values values;

  SectionReader(SettingsBuilder settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
    this.values = new Values(problems);
  }

  /** Applies the section on top of what was decided before. */
  void read(ConfigNode node, KeyPath path) {
    for (ConfigNode.Field field : values.fieldsOf(node, path)) {
      readEntry(field, path.child(field.key()));
    }
  }

  /** Reads what the section has under one name. */
  abstract void readEntry(ConfigNode.Field field, KeyPath path);

  /** The path of a key within an entry, which this file decides now. */
  final KeyPath decided(ConfigNode.Field part, KeyPath path) {
    KeyPath key = path.child(part.key());
    settings.decided(key, problems, part.at());
    return key;
  }
}
