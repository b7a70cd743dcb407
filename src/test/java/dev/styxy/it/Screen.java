package dev.styxy.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that a terminal has shown, and its keyboard. */
final class Screen implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final Pattern ESCAPES =
      Pattern.compile(
          "\u001b(\\[[0-9;?<>=!]*[ -/]*[@-~]|\\][^\u0007\u001b]*(\u0007|\u001b\\\\)"
              + "|[()][0-9A-B]|[=>78cDEHMZ])");

  private final Process process;
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private final Thread reader = new Thread(this::read);
  private int shownBefore;
  private boolean isEnded;

  Screen(Process process) {
    this.process = process;
    reader.start();
  }

  private void read() {
    byte[] buffer = new byte[65536];
    try (InputStream shown = process.getInputStream()) {
      for (int size = shown.read(buffer); size >= 0; size = shown.read(buffer)) {
        add(buffer, size);
      }
    } catch (IOException e) {
      // The stream is closed when the process is ended, and has then said all.
      return;
    }
  }

  private void add(byte[] buffer, int size) {
    synchronized (raw) {
      raw.write(buffer, 0, size);
      raw.notifyAll();
    }
    String text = new String(buffer, 0, size, StandardCharsets.ISO_8859_1);
    // fish asks what the terminal is before it draws a prompt.
    if (text.contains("\u001b[c") || text.contains("\u001b[0c")) {
      type("\u001b[?62c");
    }
  }

  /** What was shown, without escape sequences. */
  String text() {
    synchronized (raw) {
      String all = raw.toString(StandardCharsets.UTF_8);
      return ESCAPES.matcher(all).replaceAll("").replace("\r\n", "\n").replace('\r', '\n');
    }
  }

  /** Waits until this is shown after what was waited for before. */
  void await(Pattern wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (raw) {
      while (!isShown(wanted)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        boolean hasClosed = !process.isAlive() && !reader.isAlive();
        if (left <= 0 || hasClosed) {
          throw new AssertionError("never shown: " + wanted);
        }
        pause(Math.min(left, 500));
      }
    }
  }

  private void pause(long millis) {
    try {
      raw.wait(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isShown(Pattern wanted) {
    String text = text();
    Matcher found = wanted.matcher(text);
    if (shownBefore > text.length() || !found.find(shownBefore)) {
      return false;
    }
    shownBefore = found.end();
    return true;
  }

  void type(String keys) {
    try {
      process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the command, from the top. */
  void end() {
    isEnded = true;
    close();
  }

  /** Waits for the end of the command and of what it showed. */
  int exit() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("never ended");
      }
      reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return isEnded ? 0 : process.exitValue();
  }

  @Override
  public void close() {
    List<ProcessHandle> below = process.descendants().toList();
    process.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
  }
}
