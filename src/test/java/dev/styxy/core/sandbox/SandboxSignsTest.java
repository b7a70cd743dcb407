package dev.styxy.core.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.core.system.Confinement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What shows a sandbox, and what opens it. */
class SandboxSignsTest {
  private static final Path STATE = Path.of("/home/me/.local/state/styxy");

  private static List<Sandbox.Kind> kinds(Map<String, String> environment, Confinement walls) {
    return new SandboxSigns(environment, walls).read(false).stream().map(Sandbox::kind).toList();
  }

  private static String setting(Sandbox.Kind kind) {
    return new Sandbox(kind, "").setting(STATE, "/home/me");
  }

  @Test
  void bareMachineIsNone() {
    assertEquals(List.of(), kinds(Map.of(), Confinement.NONE));
    Confinement plain = new Confinement(false, true, List.of("bash", "systemd"), "", false);
    assertEquals(List.of(), kinds(Map.of("CODEX_SANDBOX", ""), plain));
  }

  @Test
  void agentComesBeforeTheMeansThatItUses() {
    Confinement walls = new Confinement(true, true, List.of("bash", "bwrap"), "/.dockerenv", false);
    assertEquals(
        List.of(
            Sandbox.Kind.CLAUDE_CODE,
            Sandbox.Kind.BUBBLEWRAP,
            Sandbox.Kind.CONTAINER,
            Sandbox.Kind.FILTER),
        kinds(Map.of("SANDBOX_RUNTIME", "1"), walls));
  }

  @Test
  void codexIsKnownByEitherVariableAndByItsStarter() {
    List<Sandbox.Kind> codex = List.of(Sandbox.Kind.CODEX);
    assertEquals(codex, kinds(Map.of("CODEX_SANDBOX", "seatbelt"), Confinement.NONE));
    assertEquals(codex, kinds(Map.of("CODEX_SANDBOX_NETWORK_DISABLED", "1"), Confinement.NONE));
    Confinement walls = new Confinement(false, true, List.of("codex-linux-san"), "", false);
    assertEquals(codex, kinds(Map.of(), walls));
  }

  @Test
  void denialThatNothingExplainsIsASecurityModules() {
    List<Sandbox> found = new SandboxSigns(Map.of(), Confinement.NONE).read(true);
    assertEquals(Sandbox.Kind.SECURITY_MODULE, found.get(0).kind());
    assertEquals(1, found.size());
  }

  @Test
  void settingNamesTheDirectoryInTheLanguageOfTheSandbox() {
    assertEquals(
        "in ~/.claude/settings.json: \"sandbox\": {\"filesystem\": {\"allowWrite\":"
            + " [\"~/.local/state/styxy\"]}}",
        setting(Sandbox.Kind.CLAUDE_CODE));
    assertEquals(
        "bwrap … --bind /home/me/.local/state/styxy /home/me/.local/state/styxy",
        setting(Sandbox.Kind.BUBBLEWRAP));
    assertEquals(
        "in ~/.codex/config.toml: [sandbox_workspace_write] writable_roots = [\"/a\\\"b\"]",
        new Sandbox(Sandbox.Kind.CODEX, "").setting(Path.of("/a\"b"), "/home/me"));
  }
}
