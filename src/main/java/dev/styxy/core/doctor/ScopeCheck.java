package dev.styxy.core.doctor;

import dev.styxy.core.importing.FormerScopes;
import dev.styxy.core.state.OtherScopes;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks whether a restart of the machine has left reservations behind in another scope. */
final class ScopeCheck {
  private static final String SUBJECT = "scopes";

  private final OtherScopes scopes;
  private final Transaction transaction;

  ScopeCheck(OtherScopes scopes, Transaction transaction) {
    this.scopes = scopes;
    this.transaction = transaction;
  }

  Finding finding() {
    Map<String, List<Allocation>> missing = FormerScopes.missing(scopes, transaction);
    if (missing.isEmpty()) {
      return Finding.ok(SUBJECT, "nothing left behind in other scopes");
    }
    List<String> words = new ArrayList<>();
    List<String> fixes = new ArrayList<>();
    for (Map.Entry<String, List<Allocation>> scope : missing.entrySet()) {
      words.add(what(scope.getValue()) + " in " + scope.getKey());
      fixes.add("styxy import --scope " + ShellWord.of(scope.getKey()));
    }
    return Finding.warning(
        SUBJECT,
        "the network namespace has another number since a restart; what it had is still there: "
            + String.join("; ", words),
        String.join("; ", fixes));
  }

  private static String what(List<Allocation> reserved) {
    if (reserved.isEmpty()) {
      return "the last ports of names";
    }
    List<String> ports = new ArrayList<>();
    for (Allocation allocation : reserved) {
      ports.add(allocation.port() + " (" + allocation.label() + ")");
    }
    return (ports.size() == 1 ? "the reservation " : "the reservations ")
        + String.join(", ", ports);
  }
}
