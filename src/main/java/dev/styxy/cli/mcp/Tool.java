package dev.styxy.cli.mcp;

import java.util.Optional;

/**
 * A tool as the client is told about it.
 *
 * @param definition all of it, as {@code tools/list} shows it
 */
record Tool(String name, JsonValue.Structure definition) {

  JsonValue.Structure input() {
    return definition.structure("inputSchema").orElseThrow();
  }

  /** The schema of an argument. */
  Optional<JsonValue.Structure> argument(String argument) {
    return input().structure("properties").orElseThrow().structure(argument);
  }
}
