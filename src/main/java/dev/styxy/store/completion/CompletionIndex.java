package dev.styxy.store.completion;

import dev.styxy.model.Allocation;
import dev.styxy.model.AutoRange;
import dev.styxy.model.ServiceType;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import dev.styxy.store.file.AtomicFile;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.StateFiles;
import dev.styxy.store.lock.FairShare;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * A summary of the state from which shells complete words on their own; see {@code completions/}.
 * One line per item, fields separated by tabs, {@code -} for a missing name:
 *
 * <pre>
 *   t  TYPE  RANGE  DESCRIPTION
 *   a  PORT  PROTOCOL  LOCK_ID  TYPE  NAME  INSTANCE  PROJECT
 *   s  PORT  TYPE  NAME  PROJECT
 * </pre>
 *
 * <p>The current project's come first, then the newest, and only as many as a shell can read
 * quickly; each project gets some. Nothing depends on it: if it cannot be written, it stays as it
 * was.
 */
public final class CompletionIndex {
  private static final int MOST_ALLOCATIONS = 150;
  private static final int MOST_STICKY = 50;
  private static final int BYTES_OF_LINE = 128;

  private final AtomicFile file;
  private final CompletionSource offered;

  public CompletionIndex(FileOps disk, Path directory, CompletionSource offered) {
    this.file = new AtomicFile(disk, directory, StateFiles.COMPLETION);
    this.offered = offered;
  }

  /** Removes what a killed process may have left. */
  public void removeLeftover() {
    try {
      file.removeLeftover();
    } catch (IOException e) {
      return; // the next load tries again
    }
  }

  /** Replaces it; a failure does no harm. */
  public void write(State state) {
    try {
      file.replaceSoon(text(state));
    } catch (IOException e) {
      return; // the next save tries again
    }
  }

  private ByteBuffer text(State state) {
    IndexText text = new IndexText(BYTES_OF_LINE * (MOST_ALLOCATIONS + MOST_STICKY));
    for (ServiceType type : offered.types()) {
      text.line("t", type.name(), type.range().toString(), type.description());
    }
    for (AutoRange range : state.autoRanges()) {
      text.line("t", range.type(), range.range().toString(), "given a range on demand");
    }
    List<Allocation> allocations = state.allocations();
    FairShare share =
        new FairShare(MOST_ALLOCATIONS, allocations.size(), row -> allocations.get(row).project());
    for (int row : share.startingWith(offered.project())) {
      allocation(text, allocations.get(row));
    }
    sticky(text, state.sticky());
    return text.bytes();
  }

  private void sticky(IndexText text, List<StickyPort> sticky) {
    FairShare share = new FairShare(MOST_STICKY, sticky.size(), row -> sticky.get(row).project());
    for (int row : share.startingWith(offered.project())) {
      StickyPort port = sticky.get(row);
      text.line("s", Integer.toString(port.port()), port.type(), port.name(), port.project());
    }
  }

  private static void allocation(IndexText text, Allocation allocation) {
    text.line(
        "a",
        Integer.toString(allocation.port()),
        allocation.protocol().word(),
        allocation.lockId(),
        allocation.type(),
        allocation.name().orElse("-"),
        allocation.instance(),
        allocation.project());
  }
}
