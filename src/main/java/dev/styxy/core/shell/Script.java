package dev.styxy.core.shell;

import java.util.List;
import java.util.Map;

/**
 * The pipelines of a command line in their order. Loops, conditions and groups are flat: whatever
 * may run is in the list.
 *
 * @param functions what is run only when it is called, by its name
 */
public record Script(List<Pipeline> pipelines, Map<String, Script> functions) {

  public Script(List<Pipeline> pipelines) {
    this(pipelines, Map.of());
  }
}
