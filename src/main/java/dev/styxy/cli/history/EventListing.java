package dev.styxy.cli.history;

import dev.styxy.cli.invocation.TerminalStyle;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Listing;
import dev.styxy.cli.table.Table;
import dev.styxy.cli.text.Tone;
import dev.styxy.model.IsoTime;
import dev.styxy.model.LoggedEvent;
import java.util.List;
import java.util.Optional;

/** What {@code history} can show of an event. */
final class EventListing implements Listing<LoggedEvent> {
  static final List<Column> COLUMNS =
      List.of(
          Column.whole("time"),
          Column.whole("event"),
          Column.whole("port"),
          Column.whole("protocol"),
          Column.text("type"),
          Column.text("name"),
          Column.path("project"),
          Column.text("instance"),
          Column.text("owner"),
          Column.whole("reason"),
          Column.wrapped("detail"),
          Column.wrapped("why"),
          Column.whole("lock_id"));
  static final List<String> USUAL =
      List.of("time", "event", "port", "type", "name", "project", "owner", "why");

  /** Owners in a row of the table. */
  private static final int MOST_SHOWN = 2;

  private final long nowMillis;

  EventListing(long nowMillis) {
    this.nowMillis = nowMillis;
  }

  @Override
  public String exact(LoggedEvent row, Column column) {
    return switch (column.name()) {
      case "time" -> IsoTime.of(row.at());
      case "event" -> row.event();
      case "port" -> row.port().isPresent() ? Integer.toString(row.port().getAsInt()) : "";
      case "protocol" -> row.protocol().orElse("");
      case "type" -> row.type().orElse("");
      case "name" -> row.name().orElse("");
      case "project" -> row.project().orElse("");
      case "instance" -> row.instance().orElse("");
      case "owner" -> owners(row, Integer.MAX_VALUE);
      case "reason" -> row.reason().orElse("");
      case "detail" -> row.detail();
      case "why" -> why(row);
      default -> row.lockId().orElse("");
    };
  }

  @Override
  public Table.Cell shown(LoggedEvent row, Column column, TerminalStyle look) {
    return switch (column.name()) {
      case "time" -> new Table.Cell(look.time(row.at(), nowMillis), Tone.FAINT);
      case "event" -> new Table.Cell(row.event(), tone(row));
      case "port" -> orDash(port(row));
      case "project" -> orDash(look.path(row.project().orElse("")));
      case "owner" -> orDash(owners(row, MOST_SHOWN));
      default -> orDash(exact(row, column));
    };
  }

  private static Table.Cell orDash(String text) {
    return text.isEmpty() ? new Table.Cell("-", Tone.FAINT) : new Table.Cell(text, Tone.PLAIN);
  }

  private static String port(LoggedEvent row) {
    Optional<String> other = row.protocol().filter(protocol -> !protocol.equals("tcp"));
    return row.port().isEmpty()
        ? ""
        : row.port().getAsInt() + other.map(protocol -> "/" + protocol).orElse("");
  }

  /** {@code bash 123, zsh 456}; of more, how many more: {@code bash 123, zsh 456 +1}. */
  private static String owners(LoggedEvent row, int most) {
    StringBuilder words = new StringBuilder();
    List<LoggedEvent.Owner> all = row.owners();
    for (int i = 0; i < all.size() && i < most; i++) {
      words.append(i == 0 ? "" : ", ").append(all.get(i).command().orElse("pid"));
      words.append(' ').append(all.get(i).pid());
    }
    return all.size() > most ? words + " +" + (all.size() - most) : words.toString();
  }

  private static String why(LoggedEvent row) {
    String reason = row.reason().orElse("");
    String gap = reason.isEmpty() || row.detail().isEmpty() ? "" : ": ";
    return reason + gap + row.detail();
  }

  private static Tone tone(LoggedEvent row) {
    return switch (row.event()) {
      case "allocated" -> Tone.GOOD;
      case "reclaimed" -> Tone.WARNING;
      case "recovered" -> Tone.BAD;
      default -> Tone.PLAIN;
    };
  }
}
