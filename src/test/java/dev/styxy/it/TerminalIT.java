package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.os.linux.Masked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shell in a real terminal treats what runs under styxy as what runs without. */
class TerminalIT {
  private static final String STYXY = "styxy run -n web -- ";

  /** Then it is asked again. */
  private static final int ANSWER_MILLIS = 5000;

  @TempDir Path home;
  @TempDir Path project;
  private InstalledTool styxy;
  private Path socket;
  private int asked;

  @BeforeEach
  void openTerminal() throws IOException {
    Needs.program("tmux");
    styxy = new InstalledTool(home.resolve("state"), project);
    socket = home.resolve("tmux");
    Files.writeString(home.resolve("rc"), "PS1='ready> '; set -b\n");
    // A JVM blocks SIGQUIT in what it starts, tests included.
    run(Masked.command("", words("new-session", "-d", "-x", "100", "-y", "50", shell())));
    shows("ready>");
  }

  @AfterEach
  void closeTerminal() {
    if (socket != null) {
      tmux("kill-server");
    }
  }

  private String shell() {
    return "bash --rcfile " + home.resolve("rc");
  }

  private String tmux(String... words) {
    return run(List.of(words(words)));
  }

  private String[] words(String... words) {
    List<String> command =
        new ArrayList<>(List.of("tmux", "-S", socket.toString(), "-f", "/dev/null"));
    command.addAll(List.of(words));
    return command.toArray(String[]::new);
  }

  private String run(List<String> command) {
    return styxy.runCommand(command.toArray(String[]::new)).out();
  }

  private void type(String line) {
    tmux("send-keys", "-l", line);
    tmux("send-keys", "Enter");
  }

  @Test
  void theWatchFitsTheWindowAndGivesTheScreenBack() {
    for (int i = 0; i < 12; i++) {
      styxy.run("allocate", "dev", "-n", "server" + i, "--owner", "none");
    }
    type("echo what was there; styxy list --watch");
    shows("server11");
    tmux("resize-window", "-x", "100", "-y", "8");
    Deadline.await(() -> screen().matches("(?s)PORT.*… 7 more.*"));
    tmux("resize-window", "-x", "100", "-y", "50");
    shows("server11");
    tmux("send-keys", "C-c");
    Deadline.await(() -> screen().contains("what was there") && !screen().contains("server11"));
    type("echo ended with $?");
    shows("ended with 130");
  }

  private String screen() {
    return tmux("capture-pane", "-p");
  }

  private void shows(String text) {
    Deadline.await(() -> screen().contains(text));
  }

  @Test
  void whatWasAllocatedInATerminalIsGoneWithItsShell() {
    type("styxy allocate -s dev -n test1");
    type("styxy allocate -s dev -n test2");
    Deadline.await(() -> styxy.run("list").out().lines().count() == 3);
    long shell = Long.parseLong(tmux("display-message", "-p", "#{pane_pid}").strip());
    ProcessHandle.of(shell).orElseThrow().destroyForcibly();
    // It may stay as a zombie, where nobody waits for orphans.
    Deadline.await(() -> styxy.run("list", "-v").out().isEmpty());
    assertEquals(0, styxy.run("daemon", "stop").status());
    assertEquals(0, styxy.run("daemon", "start").status());
    assertEquals("", styxy.run("list", "-v").out());
  }

  /** The server ends in its own way, which is not to die of the signal. */
  @Test
  void controlCEndsTheServerAsWithoutStyxyAndNotTheShell() {
    Needs.program("python3");
    String serve = "python3 -m http.server --bind 127.0.0.1 ";
    int port = FreePort.in(4000, 4999);
    type(serve + port);
    Deadline.await(() -> isServed(port));
    tmux("send-keys", "C-c");
    String without = told();
    type(STYXY + serve + "{port}");
    assertEquals(0, styxy.run("wait", "web").status());
    int own = styxy.run("list", "--format", "{port}").port();
    Deadline.await(() -> isServed(own));
    tmux("send-keys", "C-c");
    assertEquals(without, told());
    assertEquals("0 ", without);
    assertEquals("", styxy.run("list").out());
  }

  /**
   * Whether the server has closed a connection on which nothing came. One that only listens accepts
   * connections, too: the kernel does, even if it does not catch signals yet, or is stopped.
   */
  private static boolean isServed(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(ANSWER_MILLIS);
      socket.shutdownOutput();
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What the shell says of the last command's status, and of its jobs. */
  private String told() {
    asked++;
    // Not what was typed, in which there is a dollar.
    Pattern answer = Pattern.compile("<" + asked + ":(\\d+ [^>]*)>");
    type("s=$?; clear; echo \"<" + asked + ":$s $(jobs)>\"");
    Deadline.await(() -> answer.matcher(screen()).find());
    Matcher found = answer.matcher(screen());
    assertTrue(found.find(), screen());
    return found.group(1).replace(STYXY, "");
  }

  private void awaitInForeground(String name) {
    Deadline.await(() -> inForeground().equals(name));
  }

  private String inForeground() {
    return tmux("display-message", "-p", "#{pane_current_command}").strip();
  }

  private String endedBy(String key, String command) {
    type("ulimit -c 0; " + command);
    awaitInForeground("sleep");
    tmux("send-keys", key);
    return told();
  }

  @ParameterizedTest
  @ValueSource(strings = {"C-c", "C-\\"})
  void aKeyEndsACommandAsWithoutStyxy(String key) {
    String without = endedBy(key, "sleep 600");
    assertEquals(without, endedBy(key, STYXY + "sleep 600"));
    assertTrue(without.startsWith("13"), without);
  }

  private List<String> stoppedAndContinued(String command) {
    List<String> told = new ArrayList<>();
    type(command);
    awaitInForeground("sleep");
    tmux("send-keys", "C-z");
    told.add(told());
    type("bg");
    told.add(told());
    type("fg");
    awaitInForeground("sleep");
    tmux("send-keys", "C-c");
    told.add(told());
    return told;
  }

  @Test
  void aCommandIsAJobAsWithoutStyxy() {
    List<String> without = stoppedAndContinued("sleep 600");
    assertEquals(without, stoppedAndContinued(STYXY + "sleep 600"));
    assertTrue(without.get(0).contains("Stopped"), without.toString());
    assertTrue(without.get(1).contains("Running"), without.toString());
  }

  @Test
  void stoppedAndContinuedInBackgroundAndForeground() {
    Needs.program("python3");
    type("styxy run -n web -- python3 -m http.server {port} --bind 127.0.0.1");
    assertEquals(0, styxy.run("wait", "web").status());
    tmux("send-keys", "C-z");
    shows("Stopped");
    type("bg");
    type("jobs -r");
    shows("Running");
    int port = styxy.run("allocate", "dev", "-n", "web").port();
    Deadline.await(() -> isServed(port));
    type("fg");
    Deadline.await(() -> !inForeground().equals("bash"));
    tmux("send-keys", "C-c");
    shows("Keyboard interrupt received");
  }

  @Test
  void aStrangerIsEndedOnlyAfterAYes() {
    try (Server stranger = Server.listen(home, "127.0.0.1", 0)) {
      type("styxy kill " + stranger.port());
      shows("[y/N]");
      type("n");
      shows("nothing was ended");
      assertTrue(Started.answers(stranger.port()));
      type("clear");
      // What is typed before the question is asked may not be read as an answer.
      Deadline.await(() -> !screen().contains("[y/N]"));
      type("styxy kill " + stranger.port());
      shows("[y/N]");
      type("y");
      shows("ended pid");
      Deadline.await(() -> !Started.answers(stranger.port()));
    }
  }
}
