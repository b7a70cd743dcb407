package dev.styxy.os.linux.exec;

import dev.styxy.core.system.CommandStart;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortHold;
import dev.styxy.model.PortAlone;
import dev.styxy.model.StyxyException;
import dev.styxy.os.linux.LinuxPlatform;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A JVM that becomes the command it is given, after it holds a port. */
final class Becoming {
  private static final String NONE = "0";

  private Becoming() {}

  /** The port to hold, or 0; then the command. Ends with what it fails with. */
  public static void main(String[] words) {
    Host host = LinuxPlatform.open().host();
    if (!words[0].equals(NONE)
        && host.hold().hold(Integer.parseInt(words[0])) != PortHold.Answer.HELD) {
      System.exit(1);
    }
    List<String> command = Arrays.asList(words).subList(1, words.length);
    try {
      host.starter().start(new CommandStart(command, new PortAlone(4711), Map.of("PORT", "4711")));
    } catch (StyxyException e) {
      System.err.println(e.getMessage());
      System.exit(e.code().exitStatus());
    }
  }
}
