package dev.styxy.config;

import java.util.ArrayList;
import java.util.List;

/** A value in a configuration file, and its position. */
sealed interface ConfigNode {
  /** The index of its first byte. */
  int at();

  /** What it is, for messages: {@code a string}. */
  String kind();

  /** Fields in the order of the file, each key once. */
  record Fields(int at, List<Field> all) implements ConfigNode {
    /** Without keys that serve as comments, such as {@code _comment} and {@code $schema}. */
    List<Field> withoutRemarks() {
      List<Field> fields = new ArrayList<>(all.size());
      for (Field field : all) {
        if (!field.key().startsWith("_") && !field.key().equals("$schema")) {
          fields.add(field);
        }
      }
      return fields;
    }

    @Override
    public String kind() {
      return "an object";
    }
  }

  /**
   * A key and its value.
   *
   * @param at the index of the key's first byte
   */
  record Field(String key, int at, ConfigNode value) {}

  record Items(int at, List<ConfigNode> all) implements ConfigNode {
    @Override
    public String kind() {
      return "an array";
    }
  }

  record Text(int at, String value) implements ConfigNode {
    @Override
    public String kind() {
      return "a string";
    }
  }

  /**
   * A number.
   *
   * @param digits as the file writes it
   */
  record Numeral(int at, String digits) implements ConfigNode {
    @Override
    public String kind() {
      return "a number";
    }
  }

  record Truth(int at, boolean value) implements ConfigNode {
    @Override
    public String kind() {
      return value ? "true" : "false";
    }
  }

  record Nothing(int at) implements ConfigNode {
    @Override
    public String kind() {
      return "null";
    }
  }
}
