package dev.styxy.cli.invocation;

import dev.styxy.cli.text.Printable;
import java.io.PrintStream;

/**
 * A line on the terminal that says what is going on, once it has gone on for half a second. Closing
 * it wipes the line; work that is quicker prints nothing.
 */
final class Progress implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 500;

  /** To the first column, and erase to the end of the line (ECMA-48, EL). */
  private static final String WIPE = "\r\u001b[K";

  private final PrintStream err;
  private final long patienceMillis;
  private final Thread clock;
  private String what;
  private boolean isShown;
  private boolean isClosed;

  /** Begins to wait. */
  Progress(PrintStream err, String what) {
    this(err, what, PATIENCE_MILLIS);
  }

  /** Says it once it has gone on for so long. */
  Progress(PrintStream err, String what, long patienceMillis) {
    this.err = err;
    this.what = what;
    this.patienceMillis = patienceMillis;
    clock = new Thread(this::showLater, "styxy-progress");
    clock.setDaemon(true);
    clock.start();
  }

  private void showLater() {
    try {
      Thread.sleep(patienceMillis);
    } catch (InterruptedException e) {
      return; // closed in time
    }
    show();
  }

  private synchronized void show() {
    if (!isClosed) {
      isShown = true;
      err.append(WIPE).append(Printable.of(what)).append(" …");
      err.flush();
    }
  }

  /** Says what is going on now. */
  synchronized void next(String step) {
    what = step;
    if (isShown) {
      show();
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    clock.interrupt();
    if (isShown) {
      err.append(WIPE);
      err.flush();
    }
  }
}
