package dev.styxy.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What started the owner of some ports: whatever of this is known.
 *
 * @param agent a coding agent, by its product's name
 * @param terminal the terminal program, or the editor that has one
 * @param pane of tmux, {@code %3}
 * @param sshClient the address from which somebody is logged in
 * @param ci the service whose job it is
 */
public record Session(
    Optional<String> agent,
    Optional<String> terminal,
    Optional<String> pane,
    Optional<String> sshClient,
    Optional<String> ci) {

  /** Nothing is known. */
  static final Session UNKNOWN =
      new Session(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** {@code Claude Code, tmux %3, ssh from 10.0.0.7}; empty when nothing is known. */
  public String words() {
    List<String> words = new ArrayList<>();
    agent.ifPresent(words::add);
    ci.ifPresent(words::add);
    terminal.ifPresent(words::add);
    pane.ifPresent(id -> words.add("tmux " + id));
    sshClient.ifPresent(address -> words.add("ssh from " + address));
    return String.join(", ", words);
  }
}
