package dev.styxy;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Notes each test that is skipped because something is missing; JUnit finds it in
 * META-INF/services.
 */
public final class SkippedTests implements TestWatcher {
  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    if (cause instanceof Needs.Missing missing) {
      NotTested.note(missing);
    }
  }
}
