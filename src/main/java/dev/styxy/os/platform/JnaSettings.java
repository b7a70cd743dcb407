package dev.styxy.os.platform;

/** What JNA and the JDK read once, and early, and that makes JNA quick to start. */
public final class JnaSettings {
  private JnaSettings() {}

  /** Must run before the first class of JNA does; what the user has set stays. */
  public static void apply() {
    setDefault("java.util.logging.manager", SilentLogManager.class.getName());
    // Unless it is told some, JNA runs ldconfig to learn of folders, which are never searched here.
    setDefault("jna.platform.library.path", "");
    // A library of another version that the system brings along would not load.
    setDefault("jna.nosys", "true");
  }

  private static void setDefault(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
