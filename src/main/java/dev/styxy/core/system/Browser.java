package dev.styxy.core.system;

/** Shows a page of this machine to the person who sits there. */
public interface Browser {

  /** What became of it. */
  sealed interface Opening {

    /**
     * It was handed over.
     *
     * @param program that opens it
     */
    record Opened(String program) implements Opening {}

    /**
     * There is nothing here to open it with.
     *
     * @param why in words, such as that there is no display
     */
    record Impossible(String why) implements Opening {}

    /**
     * What should open it did not.
     *
     * @param why in words
     */
    record Failed(String why) implements Opening {}
  }

  /**
   * Opens a page.
   *
   * @param isTerminal whether a browser may use the terminal that this command has
   */
  Opening open(LocalUrl url, boolean isTerminal);
}
