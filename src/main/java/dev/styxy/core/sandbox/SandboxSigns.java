package dev.styxy.core.sandbox;

import dev.styxy.core.system.Confinement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells from variables and from the system what this process is confined by. */
public final class SandboxSigns {
  private final Map<String, String> environment;
  private final Confinement confinement;

  public SandboxSigns(Map<String, String> environment, Confinement confinement) {
    this.environment = environment;
    this.confinement = confinement;
  }

  /**
   * All that there is, the one whose setting helps first.
   *
   * @param isDeniedForNoReason whether something was denied that modes and mounts allow
   */
  public List<Sandbox> read(boolean isDeniedForNoReason) {
    List<Sandbox> found = new ArrayList<>();
    // codex-rs/core/src/spawn.rs: the first on macOS, the second wherever the network is denied.
    addVariable(
        Sandbox.Kind.CODEX, List.of("CODEX_SANDBOX", "CODEX_SANDBOX_NETWORK_DISABLED"), found);
    // @anthropic-ai/sandbox-runtime, sandbox-utils.js: set for every command.
    addVariable(Sandbox.Kind.CLAUDE_CODE, List.of("SANDBOX_RUNTIME"), found);
    for (String keeper : confinement.keepers()) {
      if (keeper.equals("codex-linux-san") && found.isEmpty()) { // comm has 15 bytes
        found.add(new Sandbox(Sandbox.Kind.CODEX, "started by " + keeper));
      }
      if (keeper.equals("bwrap")) {
        found.add(new Sandbox(Sandbox.Kind.BUBBLEWRAP, "started by bwrap"));
        break;
      }
    }
    if (!confinement.containerMark().isEmpty()) {
      Sandbox.Kind kind =
          confinement.isOnHostNetwork()
              ? Sandbox.Kind.HOST_NETWORK_CONTAINER
              : Sandbox.Kind.CONTAINER;
      found.add(new Sandbox(kind, confinement.containerMark()));
    }
    if (isDeniedForNoReason) {
      found.add(
          new Sandbox(
              Sandbox.Kind.SECURITY_MODULE, "it denies what modes and mounts of the state allow"));
    }
    if (confinement.isFiltered()) {
      found.add(
          new Sandbox(
              Sandbox.Kind.FILTER,
              "/proc/self/status" + (confinement.mayGainNothing() ? ", with NoNewPrivs" : "")));
    }
    return found;
  }

  private void addVariable(Sandbox.Kind kind, List<String> variables, List<Sandbox> found) {
    for (String variable : variables) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        found.add(new Sandbox(kind, variable + "=" + value));
        return;
      }
    }
  }
}
