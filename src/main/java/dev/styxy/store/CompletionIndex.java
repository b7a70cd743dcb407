package dev.styxy.store;

import dev.styxy.model.Allocation;
import dev.styxy.model.AutoRange;
import dev.styxy.model.Names;
import dev.styxy.model.ServiceType;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * A summary of the state that shells read by themselves to complete what is typed; see {@code
 * completions/}. One line an item, fields between tabs, {@code -} for a name that there is not:
 *
 * <pre>
 *   t  TYPE  RANGE  DESCRIPTION
 *   a  PORT  PROTOCOL  LOCK_ID  TYPE  NAME  INSTANCE  PROJECT
 *   s  PORT  TYPE  NAME  PROJECT
 * </pre>
 *
 * <p>The youngest come first, and only so many that a shell reads them in a moment. Nothing depends
 * on it: what cannot be written is left as it was.
 */
final class CompletionIndex {
  private static final int MOST_ALLOCATIONS = 150;
  private static final int MOST_STICKY = 50;
  private static final int BYTES_OF_LINE = 128;

  private final AtomicFile file;
  private final Collection<ServiceType> types;

  CompletionIndex(Disk disk, Path directory, Collection<ServiceType> types) {
    this.file = new AtomicFile(disk, directory.resolve(StateFiles.COMPLETION));
    this.types = types;
  }

  /** Removes what a killed process may have left. */
  void removeLeftover() {
    try {
      file.removeLeftover();
    } catch (IOException e) {
      return; // the next load tries again
    }
  }

  /** Replaces it; it is in nobody's way when that fails. */
  void write(State state) {
    try {
      file.replaceSoon(ByteBuffer.wrap(text(state).getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      return; // the next save tries again
    }
  }

  private String text(State state) {
    StringBuilder text = new StringBuilder(BYTES_OF_LINE * (state.allocations().size() + 20));
    for (ServiceType type : types) {
      line(text, "t", type.name(), type.range().toString(), type.description());
    }
    for (AutoRange range : state.autoRanges()) {
      line(text, "t", range.type(), range.range().toString(), "given a range on demand");
    }
    List<Allocation> allocations = state.allocations();
    int first = Math.max(0, allocations.size() - MOST_ALLOCATIONS);
    for (int i = allocations.size() - 1; i >= first; i--) {
      allocation(text, allocations.get(i));
    }
    List<StickyPort> sticky = state.sticky();
    int firstSticky = Math.max(0, sticky.size() - MOST_STICKY);
    for (int i = sticky.size() - 1; i >= firstSticky; i--) {
      StickyPort port = sticky.get(i);
      line(text, "s", Integer.toString(port.port()), port.type(), port.name(), port.project());
    }
    return text.toString();
  }

  private static void allocation(StringBuilder text, Allocation allocation) {
    line(
        text,
        "a",
        Integer.toString(allocation.port()),
        allocation.protocol().word(),
        allocation.lockId(),
        allocation.type(),
        allocation.name().orElse("-"),
        allocation.instance(),
        allocation.project());
  }

  private static void line(StringBuilder text, String... fields) {
    for (int i = 0; i < fields.length; i++) {
      text.append(i == 0 ? "" : "\t");
      append(text, fields[i]);
    }
    text.append('\n');
  }

  /** A shell prints this, so nothing in it may move the cursor or end the field. */
  private static void append(StringBuilder text, String field) {
    if (field.isEmpty()) {
      text.append('-');
    }
    for (int i = 0; i < field.length(); i += Character.charCount(field.codePointAt(i))) {
      int codePoint = field.codePointAt(i);
      boolean isPlain = codePoint >= ' ' && codePoint <= '~' || Names.isPrintable(codePoint);
      text.appendCodePoint(isPlain ? codePoint : '?');
    }
  }
}
