package dev.styxy.os.installation;

/**
 * Does nothing: running it measures the start of Java itself, for {@code doctor} to compare with.
 */
public final class EmptyProgram {
  private EmptyProgram() {}

  public static void main(String[] arguments) {
    // nothing, on purpose
  }
}
