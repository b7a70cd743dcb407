package dev.styxy.core.system;

/** Turns this process into a command. */
@FunctionalInterface
public interface CommandStarter {
  /**
   * Becomes the command and does not return, where the system can do that; elsewhere runs it as a
   * child and returns its exit status.
   *
   * @throws dev.styxy.model.StyxyException when it cannot be executed: COMMAND_NOT_FOUND or
   *     NOT_EXECUTABLE
   */
  int start(CommandStart command);
}
