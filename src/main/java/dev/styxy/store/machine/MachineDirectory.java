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
import dev.styxy.store.lock.LockHolder;
import dev.styxy.store.lock.ProcLocks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A directory like /tmp: anybody may add files, and nobody may touch another's. Each user has a
 * file {@code claims.UID}; where somebody else has taken this name, one with a random ending. What
 * counts is the owner of the file, not its name.
 */
public final class MachineDirectory implements MachinePlace {
  static final String LOCK = "lock";

  private static final long ROOT = 0;

  private final FileOps disk;
  private final Path directory;
  private final long user;
  private final boolean isShowingNames;
  private final Notices notices;
  private final Clock clock;
  private final ForeignClaims foreign;
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
    this.user = user;
    this.isShowingNames = isShowingNames;
    this.notices = notices;
    this.clock = clock;
    this.foreign = new ForeignClaims(disk, directory, files, user);
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
        say("is busy: another user may be given the same port; " + whoHasTheTurn());
      }
    } catch (IOException | StyxyException e) {
      say("cannot be locked: " + e.getMessage());
    }
  }

  private boolean isTakenInTime() throws IOException {
    Optional<LockHolder> holder = turn.holder();
    if (holder.isPresent() && busy.names(holder.get().pid(), clock.now().wallMillis())) {
      return false;
    }
    if (!turn.take()) {
      holder = turn.holder();
      busy.set(holder.isPresent() ? holder.get().pid() : 0);
    }
    return turn.isTaken();
  }

  private String whoHasTheTurn() {
    Optional<LockHolder> holder = turn.holder();
    if (holder.isEmpty()) {
      return "see who uses it: fuser -v " + directory.resolve(LOCK);
    }
    String process = holder.get().words() + " keeps it";
    return holder.get().isStopped()
        ? process + "; its user can continue it: " + holder.get().continuation()
        : process;
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
    List<ForeignClaim> claims = List.of();
    try {
      claims = foreign.read();
      if (foreign.isCrowded()) {
        say("is full of files, which takes time; see whose: ls -ln " + directory);
      }
    } catch (IOException e) {
      say("cannot be read: " + IoFailure.reason(e));
    }
    return claims;
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
