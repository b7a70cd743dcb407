package dev.styxy.store;

import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of a state file that is being written, each once, by their place in its list. */
final class Processes {
  private final List<Optional<ProcessRef>> processes;
  private final int known;

  /**
   * By pid and start, for which a record's own hash would have to be linked at each start of the
   * JVM. Two that share a key are rare; the later one is then listed anew each time.
   */
  private Map<Long, Integer> places = Map.of();

  /** Those that were loaded keep their places. */
  Processes(List<Optional<ProcessRef>> loaded) {
    processes = new ArrayList<>(loaded);
    known = loaded.size();
  }

  /** The place, or -1 for an absent process. */
  int place(Optional<ProcessRef> process) {
    if (process.isEmpty()) {
      return -1;
    }
    if (places.isEmpty()) {
      index();
    }
    Long key = key(process.get());
    Integer place = places.get(key);
    if (place != null && isEqual(processes.get(place).get(), process.get())) {
      return place;
    }
    places.put(key, processes.size());
    processes.add(process);
    return processes.size() - 1;
  }

  private void index() {
    places = new HashMap<>(2 * processes.size() + 16);
    for (int i = 0; i < processes.size(); i++) {
      places.put(key(processes.get(i).get()), i);
    }
  }

  private static Long key(ProcessRef process) {
    return process.startToken() * 4_194_304 + process.pid();
  }

  private static boolean isEqual(ProcessRef known, ProcessRef process) {
    return known == process
        || (known.isSameProcess(process) && known.command().equals(process.command()));
  }

  int size() {
    return processes.size();
  }

  /** Those that were not loaded. */
  List<Optional<ProcessRef>> added() {
    return processes.subList(known, processes.size());
  }
}
