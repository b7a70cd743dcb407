package dev.styxy.store.event;

import dev.styxy.core.state.EventHistory;
import dev.styxy.model.LoggedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The lines of the event log, file after file; truncated or damaged ones are counted and skipped.
 */
final class LogText {
  private static final int LONGEST_LINE = 1 << 16;

  private final List<LoggedEvent> events = new ArrayList<>();
  private int damaged;
  private long bytesLeftOut;

  /**
   * Reads one more file.
   *
   * @param content the end of it
   * @param bytesBefore how many bytes go before; the line that is cut in two there is skipped as
   *     well
   */
  void add(byte[] content, long bytesBefore) {
    int start = bytesBefore == 0 ? 0 : Math.min(content.length, endOfLine(content, 0) + 1);
    bytesLeftOut += bytesBefore == 0 ? 0 : bytesBefore + start;
    while (start < content.length) {
      int end = endOfLine(content, start);
      if (end > start) {
        readLine(content, start, end);
      }
      start = end + 1;
    }
  }

  private static int endOfLine(byte[] content, int start) {
    int end = start;
    while (end < content.length && content[end] != '\n') {
      end++;
    }
    return end;
  }

  private void readLine(byte[] content, int start, int end) {
    Optional<LoggedEvent> event =
        end - start > LONGEST_LINE
            ? Optional.empty()
            : EventLine.read(Arrays.copyOfRange(content, start, end));
    event.ifPresent(events::add);
    damaged += event.isPresent() ? 0 : 1;
  }

  EventHistory.Log log() {
    return new EventHistory.Log(events, damaged, bytesLeftOut);
  }
}
