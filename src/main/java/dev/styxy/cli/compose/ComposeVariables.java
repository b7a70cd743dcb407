package dev.styxy.cli.compose;

import dev.styxy.core.env.EnvFormat;
import dev.styxy.core.env.ManagedBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables that make Compose use the override, and the block for them in {@code .env}. What
 * the file sets itself outside of the block stays, and is not set again.
 */
final class ComposeVariables {
  static final String PROJECT_NAME = "COMPOSE_PROJECT_NAME";

  private final Map<String, String> values;

  ComposeVariables(Map<String, String> values) {
    this.values = values;
  }

  Map<String, String> values() {
    return values;
  }

  /** The lines for a shell or a file; the values have no quote, no backslash and no line break. */
  List<String> lines(EnvFormat format) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> value : values.entrySet()) {
      String start =
          switch (format) {
            case FISH -> "set -gx " + value.getKey() + " ";
            case SH -> "export " + value.getKey() + "=";
            default -> value.getKey() + "=";
          };
      lines.add(start + quoted(value.getValue()));
    }
    return lines;
  }

  private static String quoted(String value) {
    return value.matches("[A-Za-z0-9_./:,@%+-]+") ? value : "'" + value + "'";
  }

  /** The content of .env with the block. */
  byte[] in(byte[] file, String name) {
    ManagedBlock block = ManagedBlock.in(file, name, ManagedBlock.Markers.COMPOSE);
    Map<String, String> settled = EnvFormat.read(block.linesOutside());
    Map<String, String> written = new LinkedHashMap<>(values);
    written.keySet().removeAll(settled.keySet());
    if (written.isEmpty() && block.linesInside().isEmpty()) {
      return file;
    }
    return block.with(
        new ComposeVariables(written)
            .lines(EnvFormat.DOTENV).stream().map(ComposeVariables::asBytes).toList());
  }

  /** The block's text is Latin-1, in which every byte is a character. */
  private static String asBytes(String line) {
    return new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String asText(String line) {
    return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** What .env sets outside of the block. */
  static Map<String, String> settled(byte[] file, String name) {
    return EnvFormat.read(
        ManagedBlock.in(file, name, ManagedBlock.Markers.COMPOSE).linesOutside().stream()
            .map(ComposeVariables::asText)
            .toList());
  }

  /** What the block has so far. */
  static Map<String, String> inBlock(byte[] file, String name) {
    return EnvFormat.read(
        ManagedBlock.in(file, name, ManagedBlock.Markers.COMPOSE).linesInside().stream()
            .map(ComposeVariables::asText)
            .toList());
  }
}
