package dev.styxy.cli.list;

import dev.styxy.cli.invocation.TerminalStyle;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Listing;
import dev.styxy.cli.table.Table;
import dev.styxy.cli.text.Tone;
import dev.styxy.core.owner.PresentProcesses;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.system.LocalUrl;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.IsoTime;
import dev.styxy.model.Moment;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What {@code list} can show in a row. */
final class AllocationListing implements Listing<ListRow> {
  static final List<String> USUAL =
      List.of("port", "type", "name", "project", "owner", "state", "left");
  static final List<String> WITH_URLS = List.of("url", "type", "name", "project", "state");
  static final List<String> VERBOSE =
      List.of(
          "port",
          "type",
          "name",
          "project",
          "owner",
          "state",
          "left",
          "lock_id",
          "instance",
          "allocated",
          "renewed",
          "holder");

  static final String SCOPE = "scope";

  static final List<Column> COLUMNS =
      List.of(
          Column.whole("port"),
          Column.whole("protocol"),
          Column.text("type"),
          Column.text("name"),
          Column.path("project"),
          Column.text("owner"),
          Column.text("state"),
          Column.whole("left"),
          Column.whole("lock_id"),
          Column.text("instance"),
          Column.whole("allocated"),
          Column.whole("renewed"),
          Column.text("holder"),
          Column.whole("url"),
          Column.whole(SCOPE));

  private final Moment now;
  private final PresentProcesses present;

  AllocationListing(Moment now, PresentProcesses present) {
    this.now = now;
    this.present = present;
  }

  /** These columns, and one that tells the rows of several scopes apart. */
  static List<String> withScope(List<String> columns) {
    List<String> all = new ArrayList<>(columns);
    all.add(SCOPE);
    return all;
  }

  @Override
  public String exact(ListRow row, Column column) {
    return row instanceof ListedAllocation listed
        ? exact(listed, column.name())
        : exact((ListRow.Reserved) row, column.name());
  }

  private static String exact(ListRow.Reserved row, String column) {
    return switch (column) {
      case "port" -> Integer.toString(row.port());
      case "protocol" -> Protocol.TCP.word();
      case "type" -> row.reservation().type();
      case "name" -> row.reservation().name();
      case "state" -> ListRow.Reserved.STATE;
      case SCOPE -> row.scope();
      default -> "";
    };
  }

  private String exact(ListedAllocation row, String column) {
    Allocation allocation = row.allocation();
    return switch (column) {
      case "port" -> Integer.toString(allocation.port());
      case "protocol" -> allocation.protocol().word();
      case "type" -> allocation.type();
      case "name" -> allocation.name().orElse("");
      case "project" -> allocation.project();
      case "owner" -> owners(allocation);
      case "state" -> row.state();
      case "left" -> left(allocation);
      case "lock_id" -> allocation.lockId();
      case "instance" -> allocation.instance();
      case "allocated" -> IsoTime.of(allocation.lease().allocatedAt());
      case "renewed" -> IsoTime.of(allocation.lease().renewed().wallMillis());
      case "url" -> LocalUrl.of(allocation).map(LocalUrl::toString).orElse("");
      case SCOPE -> row.scope();
      default -> process(allocation.holder());
    };
  }

  @Override
  public Table.Cell shown(ListRow row, Column column, TerminalStyle look) {
    if (row instanceof ListedAllocation listed) {
      return shown(listed, column, look);
    }
    return column.name().equals("state")
        ? new Table.Cell(ListRow.Reserved.STATE, Tone.NOTE)
        : orDash(exact(row, column));
  }

  private Table.Cell shown(ListedAllocation row, Column column, TerminalStyle look) {
    Allocation allocation = row.allocation();
    return switch (column.name()) {
      case "port" ->
          new Table.Cell(Descriptions.port(allocation.port(), allocation.protocol()), Tone.TITLE);
      case "project" -> new Table.Cell(look.path(allocation.project()), Tone.PLAIN);
      case "state" -> new Table.Cell(row.stateWithLine(), tone(row));
      case "allocated" -> time(allocation.lease().allocatedAt(), look);
      case "renewed" -> time(allocation.lease().renewed().wallMillis(), look);
      default -> orDash(exact(row, column));
    };
  }

  private static Table.Cell orDash(String text) {
    return text.isEmpty() ? new Table.Cell("-", Tone.FAINT) : new Table.Cell(text, Tone.PLAIN);
  }

  private Table.Cell time(long wallMillis, TerminalStyle look) {
    return new Table.Cell(look.time(wallMillis, now.wallMillis()), Tone.PLAIN);
  }

  /** The first, and how many more: {@code bash 123 +1}. */
  private String owners(Allocation allocation) {
    if (allocation.isOfProject()) {
      return "project";
    }
    int more = allocation.owners().size() - 1;
    return process(allocation.owner()) + (more > 0 ? " +" + more : "");
  }

  private String process(Optional<ProcessRef> process) {
    return process.map(present::nameAndPid).orElse("");
  }

  private static Tone tone(ListedAllocation listed) {
    Judgement row = listed.judgement();
    if (listed.astray().isPresent()) {
      return Tone.WARNING;
    }
    if (row.kin().isPresent()) {
      return row.isOvertaken() ? Tone.WARNING : Tone.GOOD;
    }
    if (row.use() instanceof PortUse.Idle) {
      return row.allocation().isPinned() ? Tone.NOTE : Tone.FAINT;
    }
    return Tone.WARNING;
  }

  private String left(Allocation allocation) {
    OptionalLong left = allocation.lease().millisLeft(now);
    return left.isEmpty() ? "" : Descriptions.duration(left.getAsLong());
  }
}
