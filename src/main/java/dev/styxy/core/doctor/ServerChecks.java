package dev.styxy.core.doctor;

import dev.styxy.core.ports.CommandPorts;
import dev.styxy.core.ports.MisplacedListener;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.system.Host;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.PortUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks whether the servers are where their leases say. */
final class ServerChecks {
  private static final String SUBJECT = "servers";

  private static final String RESTART =
      "end it and start it on its port: styxy run -n NAME -- COMMAND --port {port}";

  private final Transaction transaction;
  private final CommandPorts ports;

  ServerChecks(Host host, Transaction transaction) {
    this.transaction = transaction;
    this.ports = new CommandPorts(host, transaction);
  }

  /** One finding for all that went astray, or one that all is well. */
  Finding finding() {
    List<String> words = new ArrayList<>();
    Optional<String> stranger = Optional.empty();
    Optional<String> misplaced = Optional.empty();
    for (Judgement judgement : transaction.sweep().kept()) {
      String label = Descriptions.of(judgement.allocation());
      if (judgement.isOvertaken() && judgement.use() instanceof PortUse.Bound bound) {
        words.add(label + ": " + Descriptions.of(bound));
        stranger = Optional.of("see who it is: styxy check " + judgement.allocation().port());
      }
      List<MisplacedListener> elsewhere = ports.of(judgement.allocation());
      if (!elsewhere.isEmpty()) {
        words.add(label + ": " + elsewhere.get(0).words());
        misplaced = Optional.of(RESTART);
      }
    }
    return words.isEmpty()
        ? Finding.ok(SUBJECT, "each listens on its own port")
        : Finding.warning(
            SUBJECT,
            String.join("; ", words),
            misplaced.isPresent() ? misplaced.get() : stranger.get());
  }
}
