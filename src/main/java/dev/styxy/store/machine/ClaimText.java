package dev.styxy.store.machine;

import dev.styxy.core.state.MachinePlace;
import dev.styxy.model.Allocation;
import dev.styxy.model.ForeignClaim;
import dev.styxy.model.ProcessRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes a user's claims: a line each, with the fields port, protocol, end (wall clock
 * milliseconds), owners and label, separated by tabs; {@code -} for none. An owner is its pid,
 * start, pid namespace and boot, separated by commas; owners are separated by semicolons. The
 * claims of each home of the user follow a line with the home; what was published last comes first.
 */
final class ClaimText {
  static final String HEADER = "styxy claims 1";
  static final String HOME = "home ";

  /** More than all claims that count need; a larger file is not read. */
  static final int LARGEST = 256 * 1024;

  static final char FIELD = '\t';
  static final char OWNER = ';';
  static final char PART = ',';
  static final String NONE = "-";

  private final StringBuilder text = new StringBuilder(HEADER).append('\n');
  private int claims;

  /**
   * Begins a home.
   *
   * @param home identifies it among those of the user
   */
  ClaimText(String home) {
    text.append(HOME).append(home).append('\n');
  }

  /**
   * Adds these allocations, as many as others read.
   *
   * @param isShowingNames whether others may know what the ports are for
   */
  ClaimText with(List<Allocation> allocations, boolean isShowingNames) {
    for (int i = 0; i < allocations.size() && claims < MachinePlace.MOST_CLAIMS; i++) {
      add(allocations.get(i), isShowingNames);
    }
    return this;
  }

  /**
   * Adds what other homes have, as far as it is not over, and others read so much.
   *
   * @param lines as {@link ClaimReader#linesOfOtherHomes} has them
   * @param nowMillis wall clock
   */
  ClaimText with(List<String> lines, long nowMillis) {
    String home = "";
    for (int i = 0; i < lines.size() && claims < MachinePlace.MOST_CLAIMS; i++) {
      String line = lines.get(i);
      if (line.startsWith(HOME)) {
        home = line + "\n";
      } else if (isLasting(line, nowMillis)) {
        if (!add(home + line + "\n")) {
          return this; // what follows could be taken for another home's
        }
        home = "";
      }
    }
    return this;
  }

  private static boolean isLasting(String line, long nowMillis) {
    Optional<ForeignClaim> claim = ClaimReader.claim(0, line);
    OptionalLong end = claim.isPresent() ? claim.get().expiresAt() : OptionalLong.of(0);
    return end.isEmpty() || end.getAsLong() > nowMillis;
  }

  ByteBuffer bytes() {
    return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void add(Allocation allocation, boolean isShowingNames) {
    StringBuilder line = new StringBuilder();
    line.append(allocation.port()).append(FIELD).append(allocation.protocol().word()).append(FIELD);
    OptionalLong end = allocation.lease().expiresAt();
    if (end.isPresent()) {
      line.append(end.getAsLong());
    } else {
      line.append(NONE);
    }
    line.append(FIELD);
    // A lease of a project outlives them.
    owners(line, allocation.isOfProject() ? List.of() : allocation.owners());
    line.append(FIELD).append(isShowingNames ? allocation.label() : NONE).append('\n');
    add(line);
  }

  /** Whether there was room. A character is at most three bytes of UTF-8 here. */
  private boolean add(CharSequence line) {
    boolean hasRoom = (text.length() + line.length()) * 3 <= LARGEST;
    if (hasRoom) {
      text.append(line);
      claims++;
    }
    return hasRoom;
  }

  private static void owners(StringBuilder line, List<ProcessRef> owners) {
    if (owners.isEmpty()) {
      line.append(NONE);
    }
    for (int i = 0; i < owners.size(); i++) {
      ProcessRef owner = owners.get(i);
      line.append(i == 0 ? "" : String.valueOf(OWNER));
      line.append(owner.pid()).append(PART).append(owner.startToken()).append(PART);
      line.append(owner.pidNamespace()).append(PART).append(owner.bootId());
    }
  }
}
