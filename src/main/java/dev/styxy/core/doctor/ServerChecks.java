package dev.styxy.core.doctor;

import dev.styxy.core.CommandPorts;
import dev.styxy.core.Descriptions;
import dev.styxy.core.Elsewhere;
import dev.styxy.core.Judgement;
import dev.styxy.core.Turn;
import dev.styxy.core.World;
import dev.styxy.model.PortUse;
import java.util.ArrayList;
import java.util.List;

/** Asks whether the servers are where their leases say. */
final class ServerChecks {
  private static final String SUBJECT = "servers";

  private final Turn turn;
  private final CommandPorts ports;

  ServerChecks(World world, Turn turn) {
    this.turn = turn;
    this.ports = new CommandPorts(world, turn);
  }

  /** One finding for all that went astray, or one that all is well. */
  Finding finding() {
    List<String> words = new ArrayList<>();
    for (Judgement judgement : turn.sweep().kept()) {
      String label = Descriptions.of(judgement.allocation());
      if (judgement.isOvertaken() && judgement.use() instanceof PortUse.Bound bound) {
        words.add(label + ": " + Descriptions.of(bound));
      }
      ports.of(judgement.allocation()).stream()
          .findFirst()
          .map(Elsewhere::words)
          .map(elsewhere -> label + ": " + elsewhere)
          .ifPresent(words::add);
    }
    return words.isEmpty()
        ? Finding.ok(SUBJECT, "none listens elsewhere than on its own port")
        : Finding.warning(
            SUBJECT,
            String.join("; ", words),
            "end it and start it on its port: styxy run -n NAME -- COMMAND --port {port}");
  }
}
