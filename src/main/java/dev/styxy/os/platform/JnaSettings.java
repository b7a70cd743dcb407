package dev.styxy.os.platform;

/** Settings that JNA and the JDK read once, early, and that make JNA start fast. */
public final class JnaSettings {
  private JnaSettings() {}

  /** Must run before the first class of JNA; what the user has set stays. */
  public static void apply() {
    setDefault("java.util.logging.manager", SilentLogManager.class.getName());
    // Without this, JNA runs ldconfig to find folders, which are never searched here.
    setDefault("jna.platform.library.path", "");
    // The system may have a library of another version, which would not load.
    setDefault("jna.nosys", "true");
  }

  private static void setDefault(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
