package dev.styxy.core.report;

import dev.styxy.core.lease.PortTarget;
import dev.styxy.core.ports.PortInspector;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.ports.Requester;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The port of an allocation that is asked about by its name or lock id. */
public final class NamedPort {
  private final String name;
  private final String project;
  private final Collection<String> services;

  /**
   * A name of this project.
   *
   * @param services that the project's file names; they need not have a port yet
   */
  public NamedPort(String name, String project, Collection<String> services) {
    this.name = name;
    this.project = project;
    this.services = services;
  }

  /**
   * Whether the word can be a name or a lock id, which has a hyphen behind eight digits: what looks
   * like a number is a port, or none.
   */
  public static boolean isName(String word) {
    int slash = word.indexOf('/');
    String stem = slash < 0 ? word : word.substring(0, slash);
    boolean isLockId = stem.length() > 8 && stem.charAt(8) == '-' && stem.charAt(0) != '-';
    return isLockId || stem.codePoints().anyMatch(c -> !isPartOfNumber(c));
  }

  private static boolean isPartOfNumber(int c) {
    return Character.isDigit(c) || Character.isWhitespace(c) || "+-.,".indexOf(c) >= 0;
  }

  /**
   * The report on its port.
   *
   * @param protocol that of the allocation unless it is given
   * @throws StyxyException when nothing has the name, or more than one allocation has
   */
  public PortReport inspect(
      Transaction transaction,
      PortInspector inspector,
      Optional<Protocol> protocol,
      Requester requester) {
    PortTarget found = PortTarget.of(name, project, transaction);
    if (found.port().isEmpty()) {
      throw unknown(found.hint());
    }
    return inspector.inspect(
        transaction, found.port().getAsInt(), protocol.orElse(found.protocol()), requester);
  }

  /** What begins like a number was probably intended as a port. */
  private StyxyException unknown(String hint) {
    if (Character.isDigit(name.charAt(0))) {
      return new StyxyException(
          FailureCode.INVALID_PORT,
          "'" + name + "' is not a port, and no allocation of this project has that name",
          "styxy list");
    }
    List<String> suggestions = new ArrayList<>();
    boolean isService = services.contains(name);
    if (isService) {
      suggestions.add("styxy allocate " + ShellWord.of(name));
    }
    suggestions.add("styxy list");
    return new StyxyException(
        FailureCode.NOT_FOUND,
        "no allocation of this project is named '"
            + name
            + "'"
            + (isService ? ", a service of .styxy.json: it has no port yet" : "")
            + (hint.isEmpty() || isService ? "" : "; " + hint),
        suggestions.toArray(new String[0]));
  }
}
