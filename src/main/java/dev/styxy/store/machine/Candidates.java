package dev.styxy.store.machine;

import dev.styxy.core.system.Clock;
import dev.styxy.core.system.UntrustedFiles;
import dev.styxy.store.file.FileOps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names in the directory that are worth opening: all, while there are few. Of a crowd, only
 * those whose numbers are their owners', which takes a look at each; so that is remembered until
 * somebody says that a name is new.
 */
final class Candidates {
  /**
   * More names than this are not looked at. So many take seconds, but passing over a user means
   * giving out his ports.
   */
  static final int MOST_NAMES = 1 << 17;

  /** To look at so many costs no more than to remember them. */
  private static final int FEW = 128;

  /** Nobody needs more than one. */
  private static final int MOST_OF_A_USER = 16;

  private final FileOps disk;
  private final Path directory;
  private final UntrustedFiles files;
  private final RememberedNames memory;
  private Optional<Crowd> crowd = Optional.empty();

  /**
   * The names there.
   *
   * @param own the user's own state directory
   */
  Candidates(FileOps disk, Path directory, UntrustedFiles files, Path own, Clock clock) {
    this.disk = disk;
    this.directory = directory;
    this.files = files;
    this.memory =
        new RememberedNames(disk, own.resolve("others.names"), directory.resolve("lock"), clock);
  }

  /** Who has filled the directory, as far as the last look tells. */
  Optional<Crowd> crowd() {
    return crowd;
  }

  List<String> names() throws IOException {
    Optional<RememberedNames.Found> known = memory.recall();
    if (known.isPresent()) {
      crowd = known.get().crowd();
      return known.get().names();
    }
    long asOf = memory.lastNews();
    List<String> names = disk.names(directory, MOST_NAMES);
    crowd = Optional.empty();
    if (names.size() <= FEW) {
      return names;
    }
    RememberedNames.Found found = chosen(names);
    crowd = found.crowd();
    memory.keep(found, asOf);
    return found.names();
  }

  private RememberedNames.Found chosen(List<String> names) {
    List<String> chosen = new ArrayList<>();
    Map<Long, Integer> counts = new HashMap<>();
    Map<Long, Integer> chosenOf = new HashMap<>();
    String start = directory + "/"; // resolving each name costs as much as looking at it
    for (String name : names) {
      Optional<UntrustedFiles.Facts> facts = files.look(start + name);
      if (facts.isEmpty()) {
        continue;
      }
      long uid = facts.get().uid();
      counts.put(uid, counts.getOrDefault(uid, 0) + 1);
      ClaimsName read = ClaimsName.of(name);
      int before = chosenOf.getOrDefault(uid, 0);
      if (read.isFor(facts.get()) && (read.isUsual() || before < MOST_OF_A_USER)) {
        chosenOf.put(uid, before + 1);
        chosen.add(name);
      }
    }
    return new RememberedNames.Found(chosen, Crowd.in(counts));
  }
}
