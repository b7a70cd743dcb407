package dev.styxy.core.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.StyxyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookScriptTest {
  private static final Path FILE = Path.of("/repo/.git/hooks/post-checkout");
  private static final Path STYXY = Path.of("/opt/bin/styxy");

  private static HookScript script(String text) {
    return new HookScript(GitHook.POST_CHECKOUT, FILE, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#!/bin/sh\necho mine\nexit 0\n",
        "#!/bin/sh",
        "#!/bin/sh\n",
        "#!/usr/bin/env -S bash -e\nset -u\n",
        "#!/bin/sh\necho no end of line",
        "echo without an interpreter\n",
        "#!/usr/bin/zsh\n\u00ff\u00fe\n"
      })
  void whatWasThereStaysToTheByte(String text) {
    String with = text(script(text).with(STYXY));
    assertTrue(with.contains("styxy hooks"), with);
    assertEquals(text, text(script(with).without()));
    assertEquals(with, text(script(with).with(STYXY)));
  }

  @Test
  void theBlockComesBeforeAnyExit() {
    String with = text(script("#!/bin/sh\nexit 0\n").with(STYXY));
    assertTrue(with.startsWith("#!/bin/sh\n# >>> styxy hooks >>>"), with);
    assertTrue(with.endsWith("# <<< styxy hooks <<<\nexit 0\n"), with);
  }

  @Test
  void aFileThatWasMadeForItIsKnown() {
    String with = text(script("").with(STYXY));
    assertTrue(script(with).isLeftOver());
    assertFalse(script(text(script("#!/bin/sh\n").with(STYXY))).isLeftOver());
    assertFalse(script(with + "echo mine\n").isLeftOver());
  }

  @Test
  void anotherStyxyTakesThePlaceOfTheFirst() {
    String first = text(script("#!/bin/sh\nx\n").with(Path.of("/old/styxy")));
    assertFalse(script(first).calls(STYXY));
    assertTrue(script(text(script(first).with(STYXY))).calls(STYXY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#!/usr/bin/env python3\nprint()\n",
        "#!/usr/bin/perl\n",
        "#!/bin/sh\r\necho\r\n",
        "\u007fELF\0\0",
        "#!\n"
      })
  void foreignInterpretersAreRefused(String text) {
    assertThrows(StyxyException.class, () -> script(text).with(STYXY));
  }

  @Test
  void halfABlockIsRefused() {
    assertThrows(StyxyException.class, () -> script("#!/bin/sh\n# >>> styxy hooks >>>\n"));
  }
}
