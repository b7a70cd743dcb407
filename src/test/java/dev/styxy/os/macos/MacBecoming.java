package dev.styxy.os.macos;

import com.sun.jna.NativeLibrary;
import dev.styxy.core.system.CommandStart;
import dev.styxy.core.system.Host;
import dev.styxy.model.PortAlone;
import dev.styxy.model.StyxyException;
import dev.styxy.os.platform.JnaSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A JVM that becomes the command it is given, by way of a double of libSystem. */
final class MacBecoming {
  private MacBecoming() {}

  /** The library; then the command. Ends with what it fails with. */
  public static void main(String[] words) {
    JnaSettings.apply();
    Host host = new MacPlatform(NativeLibrary.getInstance(words[0])).host();
    List<String> command = Arrays.asList(words).subList(1, words.length);
    try {
      host.starter().start(new CommandStart(command, new PortAlone(4711), Map.of("PORT", "4711")));
    } catch (StyxyException e) {
      System.err.println(e.getMessage());
      System.exit(e.code().exitStatus());
    }
  }
}
