package dev.styxy.store.machine;

import dev.styxy.core.state.MachinePlace;
import dev.styxy.core.system.Clock;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.UntrustedFiles;
import dev.styxy.core.text.Notices;
import dev.styxy.model.ForeignClaim;
import dev.styxy.model.ShellWord;
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
  private final UntrustedFiles files;
  private final Publisher self;
  private final Notices notices;
  private final Clock clock;
  private final ProcessTable processes;
  private final Candidates candidates;
  private final Turn turn;
  private final BusyMark busy;

  /** Whether the turn was waited for in vain: nobody waits twice for one change. */
  private boolean hasGivenUp;

  /** Identifies the home; found out when first needed, and empty until then. */
  private String home = "";

  /** Found out when first needed; empty until then. */
  private Optional<Boolean> isSafe = Optional.empty();

  /**
   * The directory of these ports.
   *
   * @param files reads what others wrote
   * @param self who publishes there
   */
  public MachineDirectory(
      FileOps disk,
      Path directory,
      UntrustedFiles files,
      Publisher self,
      Notices notices,
      Clock clock,
      ProcessTable processes) {
    this.disk = disk;
    this.directory = directory;
    this.files = files;
    this.self = self;
    this.notices = notices;
    this.clock = clock;
    this.processes = processes;
    this.candidates = new Candidates(disk, directory, files, self.home(), clock);
    this.turn = new Turn(disk, directory.resolve(LOCK), new ProcLocks());
    this.busy = new BusyMark(disk, self.home().resolve("others.busy"));
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
              && !place.get().isSharedUnprotected()
              && isOf(lock, FileFacts.Kind.FILE);
      if (!isGood) {
        say(
            "is not used, because it is not as install.sh --system makes it; see: ls -la "
                + ShellWord.of(directory.toString()));
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
        && (facts.get().uid() == ROOT || facts.get().uid() == self.user());
  }

  @Override
  public void takeTurn() {
    if (turn.isTaken() || hasGivenUp) {
      return;
    }
    try {
      if (!turn.takeNow() && !isTakenInTime()) {
        hasGivenUp = true;
        say("is busy: another user may be given the same port; " + whoHasTheTurn());
      }
    } catch (IOException e) {
      say("cannot be locked: " + IoFailure.reason(e));
    } catch (StyxyException e) {
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
    return new TurnHolder(processes, directory.resolve(LOCK)).words(turn.holder());
  }

  @Override
  public void endTurn() {
    hasGivenUp = false;
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
      claims = new ForeignClaims(candidates, directory, files, self.user()).read(home());
      if (candidates.crowd().isPresent()) {
        say(crowded(candidates.crowd().get()));
      }
    } catch (IOException e) {
      say("cannot be read: " + IoFailure.reason(e));
    }
    return claims;
  }

  /** The names of users are for people, who can ask for that of a number. */
  private String crowded(Crowd crowd) {
    return "has "
        + crowd.files()
        + " files of uid "
        + crowd.uid()
        + ", which takes time; root can remove them: find "
        + ShellWord.of(directory.toString())
        + " -user "
        + crowd.uid()
        + " -delete";
  }

  /** Moved, it is the same one; another one in its place may have the claims of a removed one. */
  private String home() throws IOException {
    if (home.isEmpty()) {
      Optional<FileFacts> facts = disk.facts(self.home());
      if (facts.isEmpty()) {
        return ClaimText.NONE;
      }
      home = Long.toHexString(facts.get().device()) + "." + Long.toHexString(facts.get().inode());
    }
    return home;
  }

  /** In a turn: another home of this user could have its claims added to the same text. */
  @Override
  public void publish(State state) {
    takeTurn();
    OwnClaims own = new OwnClaims(disk, candidates, directory, files, self.user());
    try {
      String home = home();
      OwnClaims.Published before = own.read();
      ClaimText text = new ClaimText(home).with(state.allocations(), self.isShowingNames());
      text.with(ClaimReader.linesOfOtherHomes(before.text(), home), clock.now().wallMillis());
      Path now = own.write(text.bytes(), before);
      if (!before.isAt(now)) {
        turn.tellNews();
      }
    } catch (IOException e) {
      say("does not take this user's ports: " + IoFailure.reason(e));
    }
  }

  private void say(String what) {
    notices.add(directory + ", where the users of this machine share their ports, " + what);
  }
}
