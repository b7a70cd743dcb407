package dev.styxy.store.codec;

import dev.styxy.json.JsonFault;
import dev.styxy.model.Allocation;
import dev.styxy.model.AutoRange;
import dev.styxy.model.Breaker;
import dev.styxy.model.Place;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the bytes of a state file. It is strict: fields come in order, none missing and none
 * unknown, every value has its type and is within its limits, and nothing follows the end. Anything
 * else is damage, or was written by a newer styxy.
 */
public final class StateDecoder {
  private final StateScanner json;
  private final List<String> texts = new ArrayList<>();
  private final List<ProcessRef> processes = new ArrayList<>();

  private final byte[] file;

  private StateDecoder(byte[] file) {
    this.file = file;
    this.json = new StateScanner(file);
  }

  /**
   * The state in a file.
   *
   * @throws NewerSchemaException when a newer styxy wrote it
   */
  public static State decode(byte[] file) throws DamagedStateException, NewerSchemaException {
    try {
      return new StateDecoder(file).read();
    } catch (JsonFault e) {
      throw new DamagedStateException(
          Checksum.isCutShort(file) ? "it is truncated: its end is missing" : e.getMessage());
    }
  }

  private State read() throws JsonFault, NewerSchemaException {
    json.startObject();
    int schema = readSchema();
    readChecksum();
    json.field(StateFormat.LAST_CLEANUP);
    long lastCleanup = json.number(0, StateLimits.LATEST_MILLIS);
    Breaker breaker = readBreaker();
    Map<String, Long> counters = readCounters();
    List<AutoRange> autoRanges = readAutoRanges();
    readTexts();
    readProcesses();
    List<StickyPort> sticky = readSticky();
    List<PlaceInLine> line = readLine(schema);
    List<Place> places = readPlaces(schema);
    readColumns(schema);
    List<Allocation> allocations = readAllocations(schema);
    json.endObject();
    json.end();
    return new State(allocations, places, sticky, autoRanges, counters, breaker, lastCleanup, line);
  }

  private int readSchema() throws JsonFault, NewerSchemaException {
    json.field(StateFormat.SCHEMA_FIELD);
    int schema = json.smallNumber(1, Integer.MAX_VALUE);
    if (schema > StateFormat.SCHEMA) {
      throw new NewerSchemaException(schema);
    }
    return schema;
  }

  private void readChecksum() throws JsonFault {
    json.field(StateFormat.CHECKSUM_FIELD);
    Optional<String> checksum = json.textOrNull();
    boolean isChecked = checksum.isPresent();
    if (!isChecked && file.length > StateFormat.LARGEST_UNCHECKED) {
      throw json.damaged("a file this large is not read without its checksum");
    }
    if (isChecked && !(Checksum.isPresent(file) && Checksum.isRight(file))) {
      throw json.damaged(
          "the checksum is wrong: something other than styxy changed the file"
              + " (after editing it by hand, replace the checksum by null)");
    }
  }

  private Breaker readBreaker() throws JsonFault {
    json.field(StateFormat.BREAKER);
    json.startArray();
    int failures = json.smallNumber(0, Breaker.THRESHOLD);
    long openedAt = json.number(0, StateLimits.LATEST_MILLIS);
    json.endArray();
    return new Breaker(failures, openedAt);
  }

  private Map<String, Long> readCounters() throws JsonFault {
    json.field(StateFormat.COUNTERS);
    json.startObject();
    Map<String, Long> counters = new HashMap<>();
    Optional<String> name = json.nameOrEnd();
    while (name.isPresent()) {
      if (counters.put(name.get(), json.number(0, StateLimits.LARGEST_NUMBER)) != null) {
        throw json.damaged("a counter appears twice");
      }
      json.limit(counters.size(), StateLimits.MOST_COUNTERS, "counters");
      name = json.nameOrEnd();
    }
    return counters;
  }

  private List<AutoRange> readAutoRanges() throws JsonFault {
    json.field(StateFormat.AUTO_RANGES);
    json.startArray();
    List<AutoRange> ranges = new ArrayList<>();
    while (json.hasElement()) {
      ranges.add(readAutoRange());
      json.limit(ranges.size(), StateLimits.MOST_AUTO_RANGES, "ranges");
    }
    return ranges;
  }

  private AutoRange readAutoRange() throws JsonFault {
    json.startArray();
    String type = json.text();
    int first = json.smallNumber(PortRange.LOWEST, PortRange.HIGHEST);
    int last = json.smallNumber(first, PortRange.HIGHEST);
    String placement = json.text();
    long allocatedAt = json.number(0, StateLimits.LATEST_MILLIS);
    json.endArray();
    return new AutoRange(type, new PortRange(first, last), placement, allocatedAt);
  }

  private void readTexts() throws JsonFault {
    json.field(StateFormat.TEXTS);
    json.startArray();
    while (json.hasElement()) {
      texts.add(json.text());
      json.limit(texts.size(), StateLimits.MOST_TEXTS, "texts");
    }
  }

  private void readProcesses() throws JsonFault {
    json.field(StateFormat.PROCESSES);
    json.startArray();
    while (json.hasElement()) {
      processes.add(readProcess());
      json.limit(processes.size(), StateLimits.MOST_PROCESSES, "processes");
    }
  }

  private ProcessRef readProcess() throws JsonFault {
    json.startArray();
    long pid = json.number(1, StateLimits.LARGEST_NUMBER);
    long startToken = json.number(0, StateLimits.LARGEST_NUMBER);
    String pidNamespace = texts.get(json.smallNumber(0, texts.size() - 1));
    String bootId = texts.get(json.smallNumber(0, texts.size() - 1));
    String command = json.text();
    json.endArray();
    return new ProcessRef(pid, startToken, pidNamespace, bootId, command);
  }

  private List<StickyPort> readSticky() throws JsonFault {
    json.field(StateFormat.STICKY);
    json.startArray();
    List<StickyPort> sticky = new ArrayList<>();
    while (json.hasElement()) {
      sticky.add(readStickyPort());
      json.limit(sticky.size(), StateLimits.MOST_STICKY, "remembered ports");
    }
    return sticky;
  }

  private StickyPort readStickyPort() throws JsonFault {
    json.startArray();
    String project = texts.get(json.smallNumber(0, texts.size() - 1));
    String type = json.text();
    String name = json.text();
    int port = json.smallNumber(PortRange.LOWEST, PortRange.HIGHEST);
    json.endArray();
    return new StickyPort(project, type, name, port);
  }

  private List<PlaceInLine> readLine(int schema) throws JsonFault {
    if (schema < StateFormat.SCHEMA_WITH_LINE) {
      return List.of();
    }
    json.field(StateFormat.LINE);
    json.startArray();
    List<PlaceInLine> line = new ArrayList<>(0);
    while (json.hasElement()) {
      line.add(PlaceRow.read(json, texts, processes));
      json.limit(line.size(), StateLimits.MOST_IN_LINE, "places in line");
    }
    return line;
  }

  private List<Place> readPlaces(int schema) throws JsonFault {
    if (schema <= StateFormat.SCHEMA_WITHOUT_PLACES) {
      return List.of();
    }
    json.field(StateFormat.PLACES);
    json.startArray();
    List<Place> places = new ArrayList<>();
    while (json.hasElement()) {
      places.add(PlaceRows.read(json, texts));
      json.limit(places.size(), StateLimits.MOST_PLACES, "places");
    }
    return places;
  }

  private void readColumns(int schema) throws JsonFault {
    json.field(StateFormat.COLUMNS_FIELD);
    if (!json.text().equals(StateFormat.columns(schema))) {
      throw json.damaged("the columns are not those of this schema");
    }
  }

  private List<Allocation> readAllocations(int schema) throws JsonFault {
    json.field(StateFormat.ALLOCATIONS);
    json.startArray();
    List<Allocation> allocations = new ArrayList<>();
    AllocationReader reader = new AllocationReader(json, schema, texts, processes);
    while (json.hasElement()) {
      allocations.add(reader.read());
      json.limit(allocations.size(), StateLimits.MOST_ALLOCATIONS, "allocations");
    }
    return allocations;
  }
}
