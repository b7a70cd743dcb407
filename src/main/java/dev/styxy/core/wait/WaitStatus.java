package dev.styxy.core.wait;

import dev.styxy.core.lease.PortTarget;
import dev.styxy.core.lease.SelectorResolver;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a port is that somebody waits for.
 *
 * @param word as it was typed
 * @param port empty while no allocation has the name
 * @param process who listens, or listens elsewhere; absent when nobody does or it cannot be seen
 * @param explanation what is there now, one sentence for people
 */
public record WaitStatus(
    String word,
    OptionalInt port,
    Protocol protocol,
    State state,
    Optional<ProcessInfo> process,
    String explanation) {

  /** How far it is. */
  public enum State {
    WAITING,
    /** The wait for it is over. */
    MET,
    /** It will not come any more: the command of the lease has ended, or listens elsewhere. */
    LOST
  }

  /** How far the port is that this word means. */
  static WaitStatus of(
      PortTarget target, State state, Optional<ProcessInfo> process, String explanation) {
    return new WaitStatus(
        target.word(), target.port(), target.protocol(), state, process, explanation);
  }

  public boolean isMet() {
    return state == State.MET;
  }

  public boolean isLost() {
    return state == State.LOST;
  }

  /** {@code port 3000 of web}. */
  String name() {
    String words = "port " + Descriptions.port(port.orElseThrow(), protocol);
    return SelectorResolver.isPortWord(word) ? words : words + " of " + word;
  }

  /** The same with who was seen instead. */
  WaitStatus with(ProcessInfo seen, String words) {
    return new WaitStatus(word, port, protocol, state, Optional.of(seen), words);
  }

  /** The same, and not worth waiting for any longer. */
  WaitStatus lost(String words) {
    return new WaitStatus(word, port, protocol, State.LOST, process, words);
  }
}
