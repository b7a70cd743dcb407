package dev.styxy.cli.list;

import dev.styxy.cli.invocation.Output;
import dev.styxy.core.app.Application;
import dev.styxy.core.status.LeaseState;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.sweep.Sweep;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.core.wait.Watch;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Shows the allocations whenever something has changed, until nobody reads any more. */
final class ListWatch {
  private static final long LONGEST_PAUSE = 500;

  /** No file and no socket shows that a process has died or that time goes by. */
  private static final long TURN_MILLIS = 5000;

  /** To the first line and column, and erase all below (ECMA-48, CUP and ED). */
  private static final String CLEAR = "\u001b[H\u001b[J";

  /** The alternate screen and back again (xterm's private mode 1049). */
  private static final String OWN_SCREEN = "\u001b[?1049h";

  private static final String FORMER_SCREEN = "\u001b[?1049l";

  private final Application application;
  private final Output output;
  private final AllocationFilter filter;
  private OptionalInt width = OptionalInt.empty();
  private OptionalInt height = OptionalInt.empty();

  ListWatch(Application application, Output output, AllocationFilter filter) {
    this.application = application;
    this.output = output;
    this.filter = filter;
  }

  /** Returns when nobody reads any more. */
  int run(Consumer<Outcome<Sweep>> show) {
    if (output.isJson() || !output.look().isForPeople()) {
      return watch(show, false);
    }
    output.raw(OWN_SCREEN);
    try {
      return watch(outcome -> draw(outcome, show), true);
    } finally {
      output.raw(FORMER_SCREEN);
      output.flush();
    }
  }

  private int watch(Consumer<Outcome<Sweep>> show, boolean isDrawn) {
    Watch watch =
        new Watch(
            application, LONGEST_PAUSE, () -> output.isReaderGone() || isDrawn && isResized());
    List<String> last = List.of();
    boolean isFirst = true;
    while (true) {
      application.host().processes().refresh();
      Object stamp = application.stateStamp().read();
      Outcome<Sweep> outcome =
          application.coordinator().look(transaction -> transaction.sweep(), Protocol.BOTH);
      List<Judgement> rows = filter.of(outcome.answer().kept());
      List<String> now = facts(rows);
      if (isDrawn || isFirst || !now.equals(last)) {
        show.accept(outcome);
      }
      last = now;
      isFirst = false;
      if (!output.flush() || output.isReaderGone()) {
        return 0;
      }
      List<Integer> ports = new ArrayList<>();
      rows.forEach(row -> ports.add(row.allocation().port()));
      watch.awaitChange(
          Watch.seen(stamp, outcome.transaction().ports(), ports), ports, TURN_MILLIS);
    }
  }

  /** In one piece, and no higher than the window: the header stays where it is. */
  private void draw(Outcome<Sweep> outcome, Consumer<Outcome<Sweep>> show) {
    width = output.look().width();
    height = output.look().height();
    String frame = output.frameOf(() -> show.accept(outcome));
    output.raw(CLEAR + (height.isPresent() ? cut(frame, height.getAsInt()) : frame));
  }

  /** The last line stays free for the cursor. */
  static String cut(String frame, int height) {
    List<String> lines = frame.lines().toList();
    int room = Math.max(2, height - 1);
    if (lines.size() <= room) {
      return frame;
    }
    int hidden = lines.size() - (room - 1);
    return String.join("\n", lines.subList(0, room - 1)) + "\n… " + hidden + " more\n";
  }

  private boolean isResized() {
    return !output.look().width().equals(width) || !output.look().height().equals(height);
  }

  /** What counts as a change: everything but the remaining time. */
  private static List<String> facts(List<Judgement> rows) {
    List<String> facts = new ArrayList<>();
    for (Judgement row : rows) {
      List<Long> owners = row.allocation().owners().stream().map(owner -> owner.pid()).toList();
      Optional<Long> holder = row.allocation().holder().map(process -> process.pid());
      facts.add(
          row.allocation().lockId() + LeaseState.of(row).words() + " " + owners + " " + holder);
    }
    return facts;
  }
}
