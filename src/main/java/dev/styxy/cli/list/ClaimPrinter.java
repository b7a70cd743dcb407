package dev.styxy.cli.list;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Column;
import dev.styxy.cli.table.Table;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.ForeignClaim;
import dev.styxy.model.IsoTime;
import dev.styxy.model.Moment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Prints the ports that other users of the machine say are allocated to them. */
final class ClaimPrinter {
  private static final List<Column> COLUMNS =
      List.of(
          Column.whole("port"), Column.text("user"), Column.text("service"), Column.text("left"));

  private final ProcessTable processes;
  private final Moment now;

  ClaimPrinter(ProcessTable processes, Moment now) {
    this.processes = processes;
    this.now = now;
  }

  /** A table of its own, below that of the user's ports. */
  void print(List<ForeignClaim> claims, Output output) {
    if (claims.isEmpty()) {
      output.hint("no ports of other users");
      return;
    }
    output.answer("");
    Table table = new Table(COLUMNS);
    for (ForeignClaim claim : inOrder(claims)) {
      table.add(
          Descriptions.port(claim.port(), claim.protocol()),
          user(claim),
          claim.label().orElse("-"),
          left(claim));
    }
    table.print(output);
  }

  private static List<ForeignClaim> inOrder(List<ForeignClaim> claims) {
    List<ForeignClaim> ordered = new ArrayList<>(claims);
    ordered.sort(Comparator.comparingInt(ForeignClaim::port));
    return ordered;
  }

  private String user(ForeignClaim claim) {
    return processes.userName(claim.uid()).orElse("uid " + claim.uid());
  }

  private String left(ForeignClaim claim) {
    return claim.expiresAt().isEmpty()
        ? "-"
        : Descriptions.duration(claim.expiresAt().getAsLong() - now.wallMillis());
  }

  private static Optional<String> end(ForeignClaim claim) {
    return claim.expiresAt().isPresent()
        ? Optional.of(IsoTime.of(claim.expiresAt().getAsLong()))
        : Optional.empty();
  }

  /** The same as a field of the list's object. */
  void write(JsonGenerator json, List<ForeignClaim> claims) throws IOException {
    JsonFields.objects(
        json,
        "other_users",
        inOrder(claims),
        claim -> {
          json.writeNumberField("port", claim.port());
          json.writeStringField("protocol", claim.protocol().word());
          json.writeNumberField("uid", claim.uid());
          json.writeStringField("user", user(claim));
          JsonFields.string(json, "service", claim.label());
          JsonFields.string(json, "expires_at", end(claim));
        });
  }
}
