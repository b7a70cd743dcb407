package dev.styxy.store;

import dev.styxy.model.Allocation;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Optional;

/** Reads the rows that {@link AllocationWriter} writes. */
final class AllocationReader {
  private static final int NO_PLACE = -1;

  private final JsonScanner json;
  private final List<String> texts;
  private final List<Optional<ProcessRef>> processes;
  private final LoadedRows rows;
  private int row = -1;

  /** A reader that notes in the rows where each stands and what it refers to. */
  AllocationReader(JsonScanner json, LoadedRows rows) {
    this.json = json;
    this.texts = rows.texts();
    this.processes = rows.processes();
    this.rows = rows;
  }

  Allocation read() throws DamagedStateException {
    json.startArray();
    row++;
    int start = json.position() - 1;
    int port = json.smallNumber(PortRange.LOWEST, PortRange.HIGHEST);
    Protocol protocol = protocol();
    String lockId = json.text();
    String type = json.text();
    Optional<String> name = json.textOrNull();
    String project = text(0);
    String instance = text(1);
    Optional<ProcessRef> owner = process(3);
    Optional<ProcessRef> holder = process(4);
    Lease lease = lease();
    json.endArray();
    rows.setRow(row, start, json.position());
    return new Allocation(
        port, protocol, lockId, type, name, project, instance, owner, holder, lease);
  }

  private Protocol protocol() throws DamagedStateException {
    String word = json.text();
    if (word.equals(Protocol.TCP.word())) {
      return Protocol.TCP;
    }
    if (word.equals(Protocol.UDP.word())) {
      return Protocol.UDP;
    }
    if (word.equals(Protocol.BOTH.word())) {
      return Protocol.BOTH;
    }
    throw json.damaged("no protocol is called that");
  }

  private Lease lease() throws DamagedStateException {
    long allocatedAt = json.number(0, StateLimits.LATEST_MILLIS);
    long renewedAt = json.number(0, StateLimits.LATEST_MILLIS);
    String bootId = text(2);
    long uptime = json.number(0, StateLimits.LATEST_MILLIS);
    long ttl = json.numberOrNull(1, Ttl.LONGEST_SECONDS, 0);
    return new Lease(
        allocatedAt,
        new Moment(renewedAt, bootId, uptime),
        ttl == 0 ? Ttl.NONE : Ttl.ofSeconds(ttl));
  }

  private String text(int reference) throws DamagedStateException {
    int place = json.smallNumber(0, texts.size() - 1);
    rows.setPlace(row, reference, place);
    return texts.get(place);
  }

  private Optional<ProcessRef> process(int reference) throws DamagedStateException {
    int place = (int) json.numberOrNull(0, processes.size() - 1, NO_PLACE);
    rows.setPlace(row, reference, place);
    return place == NO_PLACE ? Optional.empty() : processes.get(place);
  }
}
