package dev.styxy.core;

import dev.styxy.model.PortUse;
import dev.styxy.model.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Sees at one turn whether what is waited for has come. */
final class Outlook {
  private final Engine engine;
  private final String project;
  private final Waiter.Goal goal;
  private final Map<String, Integer> ports;

  /**
   * An outlook for one turn.
   *
   * @param ports the ports that words had at earlier turns; what is found is added
   */
  Outlook(Engine engine, String project, Waiter.Goal goal, Map<String, Integer> ports) {
    this.engine = engine;
    this.project = project;
    this.goal = goal;
    this.ports = ports;
  }

  /** How far the port is that the word means. */
  Awaited at(String word, Turn turn) {
    PortWord found = PortWord.of(word, project, turn);
    if (found.port().isPresent()) {
      ports.put(word, found.port().getAsInt());
    }
    Integer port = ports.get(word);
    if (port == null) {
      return unnamed(found);
    }
    return goal == Waiter.Goal.FREE
        ? whetherFree(word, port, found.protocol(), turn)
        : new ListenerOutlook(engine.world(), turn).at(port, found);
  }

  private Awaited unnamed(PortWord word) {
    String words = "no allocation of this project is named '" + word.word() + "'";
    return new Awaited(
        word.word(),
        OptionalInt.empty(),
        word.protocol(),
        goal == Waiter.Goal.FREE,
        Optional.empty(),
        word.hint().isEmpty() ? words : words + "; " + word.hint());
  }

  private Awaited whetherFree(String word, int port, Protocol protocol, Turn turn) {
    PortUse use = turn.sight().ports().use(port, protocol, List.of());
    String name = "port " + Descriptions.port(port, protocol);
    if (use instanceof PortUse.Bound bound) {
      return new Awaited(
          word,
          OptionalInt.of(port),
          protocol,
          false,
          Optional.of(bound.processes().get(0)),
          name + " is in use: " + Descriptions.of(use));
    }
    boolean isFree =
        !use.isBound()
            && engine.world().bindProbe().tryBind(port, protocol) != BindProbe.Answer.BUSY;
    String words = use.isBound() ? " is in use: " + Descriptions.of(use) : " cannot be bound yet";
    return new Awaited(
        word,
        OptionalInt.of(port),
        protocol,
        isFree,
        Optional.empty(),
        name + (isFree ? " is free" : words));
  }
}
