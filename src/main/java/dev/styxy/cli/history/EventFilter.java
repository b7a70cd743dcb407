package dev.styxy.cli.history;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Options;
import dev.styxy.core.text.Durations;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.LoggedEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/**
 * Which events are wanted.
 *
 * @param since wall clock milliseconds
 */
record EventFilter(OptionalInt port, Optional<String> name, long since) {

  static EventFilter read(ParseResult arguments, long nowMillis) {
    Optional<String> port = Options.given(arguments, "--port");
    Optional<String> since = Options.given(arguments, "--since");
    return new EventFilter(
        port.isPresent() ? OptionalInt.of(Arguments.port(port.get())) : OptionalInt.empty(),
        Options.given(arguments, "--name").map(Arguments::name),
        since.isPresent() ? nowMillis - Durations.waitMillis(since.get()) : Long.MIN_VALUE);
  }

  List<LoggedEvent> select(List<LoggedEvent> events) {
    List<LoggedEvent> selected = new ArrayList<>();
    for (LoggedEvent event : events) {
      if (event.at() >= since
          && (port.isEmpty() || port.equals(event.port()))
          && (name.isEmpty() || name.equals(event.name()))) {
        selected.add(event);
      }
    }
    return selected;
  }

  /** Whether the wanted name is not in the log. */
  boolean isNameUnknown(List<LoggedEvent> events) {
    return name.isPresent() && !names(events).contains(name.get());
  }

  private static Set<String> names(List<LoggedEvent> events) {
    Set<String> names = new LinkedHashSet<>();
    events.forEach(event -> event.name().ifPresent(names::add));
    return names;
  }

  /** The name in the log that an unknown one may have meant. */
  Optional<String> nearestName(List<LoggedEvent> events) {
    Set<String> names = names(events);
    return name.filter(wanted -> !names.contains(wanted))
        .flatMap(wanted -> NearestWord.to(wanted, names));
  }
}
