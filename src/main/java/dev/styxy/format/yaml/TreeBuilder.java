package dev.styxy.format.yaml;

import dev.styxy.core.document.Node;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Builds the tree of one document. An alias is the node itself, not a copy; what the tree would be
 * if it were written out is counted, so that nobody who walks it walks for ever.
 */
final class TreeBuilder {
  private static final int DEEPEST = 64;
  private static final long MOST_VALUES = 200_000;
  private static final String MERGE = "<<";

  private final String name;
  private final Iterator<Event> events;
  private final Map<String, Node> anchors = new HashMap<>();

  /** How many values a node is when its aliases are written out. */
  private final Map<Node, Long> sizes = new IdentityHashMap<>();

  private int depth;

  /**
   * A document whose start was taken.
   *
   * @param name the file's, for messages
   */
  TreeBuilder(String name, Iterator<Event> events) {
    this.name = name;
    this.events = events;
  }

  /** The tree, without the event that ends the document. */
  Node build() {
    return node(events.next());
  }

  private Node node(Event event) {
    if (event instanceof AliasEvent alias) {
      return target(alias);
    }
    Node node =
        event instanceof ScalarEvent scalar
            ? scalar(scalar)
            : event instanceof SequenceStartEvent sequence
                ? items(sequence)
                : fields((MappingStartEvent) event);
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), node));
    return node;
  }

  private Node target(AliasEvent alias) {
    Node target = anchors.get(alias.getAlias().getValue());
    if (target == null) {
      throw invalid(
          line(alias), "an alias names an anchor that does not end before it, or is not there");
    }
    return target;
  }

  private Node scalar(ScalarEvent event) {
    return sized(
        new Node.Scalar(line(event), tag(event.getTag()), event.getValue(), event.isPlain()), 1);
  }

  private Node items(SequenceStartEvent start) {
    enter(start);
    List<Node> all = new ArrayList<>();
    long size = 1;
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      Node item = node(next);
      all.add(item);
      size += sizes.get(item);
    }
    depth--;
    return sized(new Node.Items(line(start), tag(start.getTag()), all), size);
  }

  private Node fields(MappingStartEvent start) {
    enter(start);
    Map<String, Node> all = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    long size = 1;
    for (Event next = events.next();
        next.getEventId() != Event.ID.MappingEnd;
        next = events.next()) {
      int line = line(next);
      String key = key(node(next), line);
      Node value = node(events.next());
      size += 1 + sizes.get(value);
      if (key.equals(MERGE)) {
        merged.add(value);
      } else if (all.put(key, value) != null) {
        throw invalid(line, "the key '" + key + "' is there twice");
      }
    }
    for (Node one : merged) {
      merge(one, all, line(start));
    }
    depth--;
    return sized(new Node.Fields(line(start), tag(start.getTag()), all), size);
  }

  private String key(Node node, int line) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    throw invalid(line, "a key is a list or an object, not a word");
  }

  /** What is there already wins, and of several the first (yaml.org/type/merge.html). */
  private void merge(Node value, Map<String, Node> into, int line) {
    if (value instanceof Node.Fields fields) {
      fields.all().forEach(into::putIfAbsent);
      return;
    }
    if (!(value instanceof Node.Items)) {
      throw invalid(line, "'<<' takes an object, or a list of objects");
    }
    for (Node item : value.items()) {
      if (!(item instanceof Node.Fields)) {
        throw invalid(line, "'<<' takes an object, or a list of objects");
      }
      item.fields().forEach(into::putIfAbsent);
    }
  }

  private void enter(Event event) {
    depth++;
    if (depth > DEEPEST) {
      throw invalid(line(event), "is nested deeper than " + DEEPEST + " levels");
    }
  }

  private Node sized(Node node, long size) {
    if (size > MOST_VALUES) {
      throw invalid(
          node.line(), "has more than " + MOST_VALUES + " values when its aliases are written out");
    }
    sizes.put(node, size);
    return node;
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** Without YAML's own, which say nothing new. */
  private static String tag(Optional<String> tag) {
    return tag.filter(word -> !word.startsWith("tag:yaml.org,")).orElse("");
  }

  private StyxyException invalid(int line, String why) {
    return new StyxyException(FailureCode.CONFIG_INVALID, name + ":" + line + ": " + why);
  }
}
