package dev.styxy.store.codec;

import dev.styxy.json.JsonFault;
import dev.styxy.model.Allocation;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rows that {@link AllocationWriter} writes. */
final class AllocationReader {
  private static final int NO_PLACE = -1;

  private final StateScanner json;
  private final List<String> texts;
  private final List<ProcessRef> processes;
  private final boolean hasOneOwner;
  private final boolean hasKeep;

  /** The type of the last row: rows of one type share its text, and are compared in no time. */
  private String lastType = "";

  /** For the rows of a file with that schema. */
  AllocationReader(StateScanner json, int schema, List<String> texts, List<ProcessRef> processes) {
    this.json = json;
    this.hasOneOwner = schema <= StateFormat.SCHEMA_OF_ONE_OWNER;
    this.hasKeep = schema > StateFormat.SCHEMA_WITHOUT_PLACES;
    this.texts = texts;
    this.processes = processes;
  }

  Allocation read() throws JsonFault {
    json.startArray();
    int port = json.smallNumber(PortRange.LOWEST, PortRange.HIGHEST);
    Protocol protocol = protocol(json);
    String lockId = json.text();
    String type = type();
    Optional<String> name = json.textOrNull();
    String project = text();
    String instance = text();
    List<ProcessRef> owners = hasOneOwner ? listOf(processOrNull()) : owners();
    Optional<ProcessRef> holder = processOrNull();
    Lease lease = lease();
    boolean isOfProject = hasKeep && json.smallNumber(0, 1) == 1;
    json.endArray();
    return new Allocation(
        port, protocol, lockId, type, name, project, instance, owners, holder, lease, isOfProject);
  }

  private String type() throws JsonFault {
    String type = json.text();
    if (!type.equals(lastType)) {
      lastType = type;
    }
    return lastType;
  }

  static Protocol protocol(StateScanner json) throws JsonFault {
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
    throw json.damaged("unknown protocol");
  }

  private Lease lease() throws JsonFault {
    long allocatedAt = json.number(0, StateLimits.LATEST_MILLIS);
    long renewedAt = json.number(0, StateLimits.LATEST_MILLIS);
    String bootId = text();
    long uptime = json.number(0, StateLimits.LATEST_MILLIS);
    long ttl = json.numberOrNull(1, Ttl.LONGEST_SECONDS, 0);
    return new Lease(
        allocatedAt,
        new Moment(renewedAt, bootId, uptime),
        ttl == 0 ? Ttl.NONE : Ttl.ofSeconds(ttl));
  }

  private String text() throws JsonFault {
    return texts.get(json.smallNumber(0, texts.size() - 1));
  }

  private Optional<ProcessRef> processOrNull() throws JsonFault {
    int place = (int) json.numberOrNull(0, processes.size() - 1, NO_PLACE);
    return place == NO_PLACE ? Optional.empty() : Optional.of(processes.get(place));
  }

  private static List<ProcessRef> listOf(Optional<ProcessRef> process) {
    return process.isPresent() ? List.of(process.get()) : List.of();
  }

  private List<ProcessRef> owners() throws JsonFault {
    json.startArray();
    List<ProcessRef> owners = new ArrayList<>(1);
    while (json.hasElement()) {
      owners.add(processes.get(json.smallNumber(0, processes.size() - 1)));
      json.limit(owners.size(), Allocation.MOST_OWNERS, "owners");
    }
    return owners;
  }
}
