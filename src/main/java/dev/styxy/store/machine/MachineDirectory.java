package dev.styxy.store.machine;

import dev.styxy.core.state.MachinePlace;
import dev.styxy.core.system.Clock;
import dev.styxy.core.system.UntrustedFiles;
import dev.styxy.core.text.Notices;
import dev.styxy.model.ForeignClaim;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.IoFailure;
import dev.styxy.store.lock.ProcLocks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A directory like /tmp: anybody may add files, and nobody may touch another's. Each user has a
 * file {@code claims.UID}; where somebody else has taken this name, one with a random ending. What
 * counts is the owner of the file, not its name.
 */
public final class MachineDirectory implements MachinePlace {
  static final String LOCK = "lock";
  static final String PREFIX = "claims.";

  private static final long ROOT = 0;

  /** More names than this are not looked at: somebody has filled the directory. */
  static final int MOST_FILES = 4096;

  private final FileOps disk;
  private final Path directory;
  private final UntrustedFiles files;
  private final long user;
  private final boolean isShowingNames;
  private final Notices notices;
  private final Clock clock;
  private final Turn turn;
  private final BusyMark busy;

  /** Found out when first needed; empty until then. */
  private Optional<Boolean> isSafe = Optional.empty();

  /**
   * The directory of these ports.
   *
   * @param files reads what others wrote
   * @param user the uid of this process
   * @param own the user's own state directory
   * @param isShowingNames whether others may know what the ports are for
   */
  public MachineDirectory(
      FileOps disk,
      Path directory,
      UntrustedFiles files,
      long user,
      Path own,
      boolean isShowingNames,
      Notices notices,
      Clock clock) {
    this.disk = disk;
    this.directory = directory;
    this.files = files;
    this.user = user;
    this.isShowingNames = isShowingNames;
    this.notices = notices;
    this.clock = clock;
    this.turn = new Turn(disk, directory.resolve(LOCK), new ProcLocks());
    this.busy = new BusyMark(disk, own.resolve("others.busy"));
  }

  @Override
  public Optional<String> path() {
    return Optional.of(directory.toString());
  }

  @Override
  public boolean isThere() {
    if (isSafe.isEmpty()) {
      isSafe = Optional.of(look());
    }
    return isSafe.get();
  }

  private boolean look() {
    try {
      Optional<FileFacts> place = disk.facts(directory);
      if (place.isEmpty()) {
        return false;
      }
      Optional<FileFacts> lock = disk.facts(directory.resolve(LOCK));
      boolean isGood =
          isOf(place, FileFacts.Kind.DIRECTORY)
              && !place.get().isFreeForAll()
              && isOf(lock, FileFacts.Kind.FILE);
      if (!isGood) {
        say("is not used, because it is not as install.sh --system makes it");
      }
      return isGood;
    } catch (IOException e) {
      say("is not used: " + IoFailure.reason(e));
      return false;
    }
  }

  /** Root's, or the user's own. */
  private boolean isOf(Optional<FileFacts> facts, FileFacts.Kind kind) {
    return facts.isPresent()
        && facts.get().kind() == kind
        && (facts.get().uid() == ROOT || facts.get().uid() == user);
  }

  @Override
  public void takeTurn() {
    if (turn.isTaken()) {
      return;
    }
    try {
      if (!turn.takeNow() && !isTakenInTime()) {
        say(
            "is busy: another user may be given the same port; see who: fuser -v "
                + directory.resolve(LOCK));
      }
    } catch (IOException | StyxyException e) {
      say("cannot be locked: " + e.getMessage());
    }
  }

  private boolean isTakenInTime() throws IOException {
    if (busy.names(turn.holder(), clock.now().wallMillis())) {
      return false;
    }
    if (!turn.take()) {
      busy.set(turn.holder());
    }
    return turn.isTaken();
  }

  @Override
  public void endTurn() {
    try {
      turn.end();
    } catch (IOException e) {
      say("cannot be unlocked: " + IoFailure.reason(e));
    }
  }

  @Override
  public List<ForeignClaim> claims() {
    List<ForeignClaim> claims = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    List<String> others = new ArrayList<>();
    for (String name : names()) {
      if (name.indexOf('.', PREFIX.length()) < 0) {
        read(name, claims, seen);
      } else if (!name.endsWith(OwnClaims.NEW)) {
        others.add(name);
      }
    }
    // Only where the usual name is not the user's own.
    for (String name : others) {
      read(name, claims, seen);
    }
    return claims;
  }

  private List<String> names() {
    try {
      List<String> names = disk.names(directory, MOST_FILES);
      if (names.size() == MOST_FILES) {
        say(
            "has more than "
                + MOST_FILES
                + " files, and not all are read; see whose: ls -ln "
                + directory);
      }
      return names;
    } catch (IOException e) {
      say("cannot be read: " + IoFailure.reason(e));
      return List.of();
    }
  }

  /** A file of somebody else under that name is passed over: it says nothing of the user. */
  private void read(String name, List<ForeignClaim> claims, Set<Long> seen) {
    long uid = uidIn(name);
    if (uid < 0 || uid == user || seen.contains(uid)) {
      return;
    }
    Optional<UntrustedFiles.Content> content =
        files.read(directory.resolve(name).toString(), ClaimText.LARGEST);
    if (content.isPresent() && content.get().uid() == uid) {
      seen.add(uid);
      claims.addAll(ClaimReader.read(uid, content.get().bytes()));
    }
  }

  /**
   * The number in {@code claims.1000} and {@code claims.1000.1f2e}; negative when it is neither.
   */
  private static long uidIn(String name) {
    if (!name.startsWith(PREFIX)) {
      return -1;
    }
    int end = name.indexOf('.', PREFIX.length());
    String digits = name.substring(PREFIX.length(), end < 0 ? name.length() : end);
    long uid = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i > 9) {
        return -1;
      }
      uid = uid * 10 + digit;
    }
    return digits.isEmpty() ? -1 : uid;
  }

  @Override
  public void publish(State state) {
    OwnClaims own = new OwnClaims(disk, directory, user);
    try {
      own.write(ClaimText.of(state.allocations(), isShowingNames));
    } catch (IOException e) {
      say("does not take this user's ports: " + IoFailure.reason(e));
    }
  }

  private void say(String what) {
    notices.add(directory + ", where the users of this machine share their ports, " + what);
  }
}
