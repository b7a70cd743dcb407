package dev.styxy.os.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real process for a test: it says a line when it is ready, and stays until its standard input
 * ends, which it does when the test goes away.
 */
public final class Child implements AutoCloseable {
  /** A program that says a line, its own of /proc, and stays. */
  public static final List<String> IDLE = List.of("cat", "/proc/self/stat", "-");

  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final BufferedReader out;
  private final String firstLine;

  private Child(Process process) throws IOException {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.firstLine = out.readLine();
    if (firstLine == null) {
      throw new IOException("the child said nothing");
    }
  }

  public static Child start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new Child(builder.start());
  }

  public static Child idle() throws IOException {
    return start(IDLE);
  }

  /** A command that is started by another one, e.g. {@code unshare -n}. */
  public static Child under(List<String> prefix, List<String> command) throws IOException {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return start(all);
  }

  /** A script of sh, whose {@code $1} and so on are these words. It stays as its last command. */
  public static Child shell(String script, String... words) throws IOException {
    return under(List.of("sh", "-c", script, "sh"), Arrays.asList(words));
  }

  /** A socket of a process, with what it says of itself: its port, its inode and its pid. */
  public static Child socket(String kind, String address, int port, String... options)
      throws IOException {
    return start(listener(kind, address, port, options));
  }

  /** The command of {@link #socket}. */
  public static List<String> listener(String kind, String address, int port, String... options) {
    List<String> command = OtherJvm.command(Listener.class);
    command.addAll(List.of(kind, address, Integer.toString(port)));
    command.addAll(List.of(options));
    return command;
  }

  /** The pid of what was started; that of the command, for a prefix is replaced by it. */
  public long pid() {
    return process.pid();
  }

  public String firstLine() {
    return firstLine;
  }

  /** The number at that place of the first line. */
  public long number(int index) {
    return Long.parseLong(firstLine.split(" ")[index]);
  }

  public int port() {
    return (int) number(0);
  }

  /** What it ends with, which is waited for. */
  public int status() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }
}
