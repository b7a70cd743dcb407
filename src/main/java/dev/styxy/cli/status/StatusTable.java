package dev.styxy.cli.status;

import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Table;
import dev.styxy.cli.text.Tone;
import dev.styxy.core.status.Listener;
import dev.styxy.core.status.PortState;
import dev.styxy.core.status.ProjectStatus;
import dev.styxy.core.status.ServiceStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Shows people how a project is: a row for each service, and what to type next. */
final class StatusTable {
  private static final int MOST_SUGGESTIONS = 4;

  private StatusTable() {}

  static void print(ProjectStatus status, Output output) {
    Table table =
        new Table(
            List.of(
                Column.text("service"),
                Column.whole("port"),
                Column.whole("state"),
                Column.text("listener"),
                Column.text("env")));
    for (ServiceStatus service : status.services()) {
      table.add(
          new Table.Cell(service.label(), Tone.TITLE),
          plain(service.port().isPresent() ? "" + service.port().getAsInt() : ""),
          new Table.Cell(service.state().word().replace('_', ' '), tone(service)),
          new Table.Cell(listener(service), listenerTone(service)),
          plain(String.join(" ", service.env())));
    }
    table.print(output);
    if (status.services().isEmpty()) {
      output.hint("this project has no services and no ports");
    }
    for (ServiceStatus service : status.services()) {
      if (isRemarkable(service)) {
        output.note(service.label() + ": " + service.explanation());
      }
    }
    output.advise(suggestions(status));
  }

  private static Table.Cell plain(String text) {
    return new Table.Cell(text.isEmpty() ? "-" : text, text.isEmpty() ? Tone.FAINT : Tone.PLAIN);
  }

  private static Tone tone(ServiceStatus service) {
    return switch (service.state()) {
      case LISTENING, HELD -> Tone.GOOD;
      case IDLE, UNALLOCATED -> Tone.FAINT;
      case RESERVED -> Tone.NOTE;
      case OVERTAKEN, IN_USE_BY_OTHER_LEASE, LISTENING_ELSEWHERE, IN_USE, UNKNOWN -> Tone.WARNING;
    };
  }

  /** {@code node 123}, and whose it is where it is not the service's own. */
  private static String listener(ServiceStatus service) {
    if (service.listener().isEmpty()) {
      return "-";
    }
    Listener listener = service.listener().get();
    String process =
        listener.process().map(seen -> seen.command() + " " + seen.pid()).orElse("not visible");
    return switch (listener.kind()) {
      case KIN -> process;
      case STRANGER -> process + " (a stranger)";
      case UNKNOWN -> process + " (unknown)";
    };
  }

  private static Tone listenerTone(ServiceStatus service) {
    if (service.listener().isEmpty()) {
      return Tone.FAINT;
    }
    return service.listener().get().kind() == Listener.Kind.KIN ? Tone.PLAIN : Tone.WARNING;
  }

  /** Whether the row does not say it all. */
  private static boolean isRemarkable(ServiceStatus service) {
    return tone(service) == Tone.WARNING
        || service.state() == PortState.UNALLOCATED && service.listener().isPresent();
  }

  private static List<String> suggestions(ProjectStatus status) {
    Set<String> all = new LinkedHashSet<>(status.next());
    for (ServiceStatus service : status.services()) {
      all.addAll(service.next());
    }
    List<String> ordered = new ArrayList<>(all);
    return ordered.subList(0, Math.min(MOST_SUGGESTIONS, ordered.size()));
  }
}
