package dev.styxy.core.wait;

import dev.styxy.core.lease.SelectorResolver;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far one port is that somebody waits for.
 *
 * @param word as it was asked for
 * @param port empty while no allocation has the name
 * @param isMet whether the wait for it is over
 * @param isLost whether it will not come any more: the command of the lease has ended, or listens
 *     elsewhere
 * @param process who listens, or listens elsewhere; absent when nobody does or it cannot be seen
 * @param explanation what is there now, one sentence for people
 */
public record WaitStatus(
    String word,
    OptionalInt port,
    Protocol protocol,
    boolean isMet,
    boolean isLost,
    Optional<ProcessInfo> process,
    String explanation) {

  /** {@code port 3000 of web}. */
  String name() {
    String words = "port " + Descriptions.port(port.orElseThrow(), protocol);
    return SelectorResolver.isPortWord(word) ? words : words + " of " + word;
  }

  /** The same with who was seen instead. */
  WaitStatus with(ProcessInfo seen, String words) {
    return new WaitStatus(word, port, protocol, isMet, isLost, Optional.of(seen), words);
  }

  /** The same, and no use to wait for any longer. */
  WaitStatus lost(String words) {
    return new WaitStatus(word, port, protocol, false, true, process, words);
  }
}
