package dev.styxy.store.machine;

import dev.styxy.core.state.MachinePlace;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/**
 * Writes a user's claims: a line each, with the fields port, protocol, end (wall clock
 * milliseconds), owners and label, separated by tabs; {@code -} for none. An owner is its pid,
 * start, pid namespace and boot, separated by commas; owners are separated by semicolons.
 */
final class ClaimText {
  static final String HEADER = "styxy claims 1";

  /** More than all claims that count need; a larger file is not read. */
  static final int LARGEST = 256 * 1024;

  static final char FIELD = '\t';
  static final char OWNER = ';';
  static final char PART = ',';
  static final String NONE = "-";

  private final StringBuilder text = new StringBuilder(HEADER).append('\n');
  private final boolean isShowingNames;

  private ClaimText(boolean isShowingNames) {
    this.isShowingNames = isShowingNames;
  }

  /**
   * The text for these allocations, as many as others read.
   *
   * @param isShowingNames whether others may know what the ports are for
   */
  static ByteBuffer of(List<Allocation> allocations, boolean isShowingNames) {
    ClaimText claims = new ClaimText(isShowingNames);
    int most = Math.min(allocations.size(), MachinePlace.MOST_CLAIMS);
    for (int i = 0; i < most; i++) {
      claims.add(allocations.get(i));
    }
    return ByteBuffer.wrap(claims.text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void add(Allocation allocation) {
    int before = text.length();
    text.append(allocation.port()).append(FIELD).append(allocation.protocol().word()).append(FIELD);
    OptionalLong end = allocation.lease().expiresAt();
    if (end.isPresent()) {
      text.append(end.getAsLong());
    } else {
      text.append(NONE);
    }
    text.append(FIELD);
    // A lease of a project outlives them.
    owners(allocation.isOfProject() ? List.of() : allocation.owners());
    text.append(FIELD).append(isShowingNames ? allocation.label() : NONE).append('\n');
    // A character is at most three bytes of UTF-8 here.
    if (text.length() * 3 > LARGEST) {
      text.setLength(before);
    }
  }

  private void owners(List<ProcessRef> owners) {
    if (owners.isEmpty()) {
      text.append(NONE);
    }
    for (int i = 0; i < owners.size(); i++) {
      ProcessRef owner = owners.get(i);
      text.append(i == 0 ? "" : String.valueOf(OWNER));
      text.append(owner.pid()).append(PART).append(owner.startToken()).append(PART);
      text.append(owner.pidNamespace()).append(PART).append(owner.bootId());
    }
  }
}
