package dev.styxy.store.codec;

import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The processes of a state file that is being written, each once, by their place in its list. */
final class Processes {
  private final List<ProcessRef> processes = new ArrayList<>();

  /**
   * By pid and start: the hash of a record would have to be linked at each start of the JVM. Two
   * processes rarely share a key; the later one is then listed each time.
   */
  private final Map<Long, Integer> places = new HashMap<>();

  int place(ProcessRef process) {
    Long key = process.startToken() * 4_194_304 + process.pid();
    Integer place = places.get(key);
    if (place != null && isEqual(processes.get(place), process)) {
      return place;
    }
    places.put(key, processes.size());
    processes.add(process);
    return processes.size() - 1;
  }

  private static boolean isEqual(ProcessRef known, ProcessRef process) {
    return known == process
        || (known.isSameProcess(process) && known.command().equals(process.command()));
  }

  List<ProcessRef> all() {
    return processes;
  }
}
