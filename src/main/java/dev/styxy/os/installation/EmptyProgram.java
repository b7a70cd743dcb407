package dev.styxy.os.installation;

/** Does nothing: what remains is the start of Java itself, which {@code doctor} compares with. */
public final class EmptyProgram {
  private EmptyProgram() {}

  public static void main(String[] arguments) {
    // nothing, on purpose
  }
}
