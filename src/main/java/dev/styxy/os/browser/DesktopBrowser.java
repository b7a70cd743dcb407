package dev.styxy.os.browser;

import dev.styxy.core.system.Browser;
import dev.styxy.core.system.LocalUrl;
import java.util.List;
import java.util.Map;

/**
 * Opens a page with the launcher of the desktop. Whether there is a display is decided as xdg-open
 * (xdg-utils, has_display) and Python's webbrowser decide it: DISPLAY or WAYLAND_DISPLAY is set.
 * Where there is none, only what the user has put into BROWSER is started, such as the helper of a
 * remote editor; no text browser appears that nobody asked for.
 */
public final class DesktopBrowser implements Browser {
  /** A launcher that fails does so at once; a browser that it starts may stay in the foreground. */
  private static final long PATIENCE_SECONDS = 3;

  private final Launchers launchers;
  private final Map<String, String> environment;
  private final long patienceSeconds;

  /** The desktop of this environment. */
  public DesktopBrowser(Map<String, String> environment, String system) {
    this(environment, system, PATIENCE_SECONDS);
  }

  /** A program that has not ended after so long is taken for the browser itself. */
  DesktopBrowser(Map<String, String> environment, String system, long patienceSeconds) {
    this.environment = environment;
    this.patienceSeconds = patienceSeconds;
    this.launchers = new Launchers(environment, system);
  }

  @Override
  public Opening open(LocalUrl url, boolean isTerminal) {
    List<List<String>> commands = launchers.commandsFor(url);
    if (commands.isEmpty()) {
      return new Opening.Impossible(launchers.whyNone());
    }
    boolean isInTerminal = isTerminal && launchers.isWithoutDisplay();
    String why = "";
    for (List<String> command : commands) {
      LaunchedProgram program = new LaunchedProgram(command, environment, patienceSeconds);
      why = isInTerminal ? program.runInTerminal() : program.startDetached();
      if (why.isEmpty()) {
        return new Opening.Opened(command.get(0));
      }
    }
    return new Opening.Failed(why);
  }
}
