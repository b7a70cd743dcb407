package dev.styxy.store.codec;

import dev.styxy.json.JsonFault;
import dev.styxy.json.JsonLines;
import dev.styxy.model.Moment;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * A row of the line: port, protocol, project, type, name, process, since (wall clock, boot, time
 * since that boot) and patience.
 */
final class PlaceRow {
  private PlaceRow() {}

  static void write(PlaceInLine place, JsonLines json, Texts texts, Processes processes) {
    json.number(place.port());
    json.plainText(place.protocol().word());
    json.number(texts.place(place.project()));
    json.text(place.type());
    if (place.name().isPresent()) {
      json.text(place.name().get());
    } else {
      json.nothing();
    }
    json.number(processes.place(place.process()));
    json.number(place.since().wallMillis());
    json.number(texts.place(place.since().bootId()));
    json.number(place.since().uptimeMillis());
    json.number(place.patienceMillis());
  }

  static PlaceInLine read(StateScanner json, List<String> texts, List<ProcessRef> processes)
      throws JsonFault {
    json.startArray();
    int port = json.smallNumber(PortRange.LOWEST, PortRange.HIGHEST);
    Protocol protocol = AllocationReader.protocol(json);
    String project = texts.get(json.smallNumber(0, texts.size() - 1));
    String type = json.text();
    Optional<String> name = json.textOrNull();
    ProcessRef process = processes.get(json.smallNumber(0, processes.size() - 1));
    long wallMillis = json.number(0, StateLimits.LATEST_MILLIS);
    String bootId = texts.get(json.smallNumber(0, texts.size() - 1));
    long uptimeMillis = json.number(0, StateLimits.LATEST_MILLIS);
    Moment since = new Moment(wallMillis, bootId, uptimeMillis);
    long patience = json.number(0, StateLimits.LATEST_MILLIS);
    json.endArray();
    return new PlaceInLine(port, protocol, project, type, name, process, since, patience);
  }
}
