package dev.styxy.cli.invocation;

import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.util.Optional;

/** A port as it is shown, and so may be typed: {@code 3000}, {@code 3000/udp}. */
public record PortArgument(int port, Optional<Protocol> protocol) {

  public static PortArgument of(String word) {
    int slash = word.indexOf('/');
    return slash < 0
        ? new PortArgument(Arguments.port(word), Optional.empty())
        : new PortArgument(
            Arguments.port(word.substring(0, slash)),
            Optional.of(Protocol.typed(word.substring(slash + 1))));
  }

  /** The protocol of the word or of the option, which may not contradict each other; else TCP. */
  public Protocol protocol(Optional<Protocol> option) {
    if (protocol.isPresent() && option.isPresent() && protocol.get() != option.get()) {
      throw new StyxyException(
          FailureCode.USAGE,
          "two protocols: " + protocol.get().word() + " and " + option.get().word(),
          "styxy check " + port + "/" + protocol.get().word());
    }
    return protocol.or(() -> option).orElse(Protocol.TCP);
  }
}
