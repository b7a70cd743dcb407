package dev.styxy.config;

import dev.styxy.core.env.EnvVariable;
import dev.styxy.core.text.Durations;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.PortRange;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns nodes into values; a wrong node becomes a problem and yields nothing. */
final class Values {
  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  /** The fields of an object without remarks; none, if it is not an object. */
  List<ConfigNode.Field> fieldsOf(ConfigNode node, KeyPath path) {
    if (node instanceof ConfigNode.Fields fields) {
      return fields.withoutRemarks();
    }
    wrong(node, path, "an object", "write { ... }");
    return List.of();
  }

  Optional<String> text(ConfigNode node, KeyPath path) {
    return node instanceof ConfigNode.Text text
        ? Optional.of(text.value())
        : wrong(node, path, "a string", "put it in double quotes");
  }

  Optional<Boolean> truth(ConfigNode node, KeyPath path) {
    return node instanceof ConfigNode.Truth truth
        ? Optional.of(truth.value())
        : wrong(node, path, "true or false", "write true or false, without quotes");
  }

  /** A whole number within limits, both included. */
  Optional<Integer> whole(ConfigNode node, KeyPath path, int least, int most) {
    if (!(node instanceof ConfigNode.Numeral numeral)) {
      return wrong(node, path, "a number", limits(least, most));
    }
    try {
      int number = Integer.parseInt(numeral.digits());
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    } catch (NumberFormatException e) {
      problems.error(
          node.at(), path, "is " + numeral.digits() + ", not a whole number", limits(least, most));
      return Optional.empty();
    }
    problems.error(
        node.at(), path, "is " + numeral.digits() + ", out of range", limits(least, most));
    return Optional.empty();
  }

  private static String limits(int least, int most) {
    return "a whole number from " + least + " to " + most;
  }

  Optional<Integer> port(ConfigNode node, KeyPath path) {
    return whole(node, path, PortRange.LOWEST, PortRange.HIGHEST);
  }

  /** {@code [3000, 3099]}. */
  Optional<PortRange> range(ConfigNode node, KeyPath path) {
    if (!(node instanceof ConfigNode.Items items)) {
      return wrong(node, path, "an array of two ports", "write [first, last]");
    }
    int size = items.all().size();
    if (size != 2) {
      problems.error(
          node.at(),
          path,
          "has " + size + (size == 1 ? " item" : " items") + ", not two ports",
          "write [first, last]");
      return Optional.empty();
    }
    Optional<Integer> first = port(items.all().get(0), path.item(0));
    Optional<Integer> last = port(items.all().get(1), path.item(1));
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    return ordered(node, path, first.get(), last.get());
  }

  /** A port, {@code "3000-3099"}, or {@code [3000, 3099]}. */
  Optional<PortRange> portOrRange(ConfigNode node, KeyPath path) {
    if (node instanceof ConfigNode.Items) {
      return range(node, path);
    }
    if (node instanceof ConfigNode.Text text) {
      return writtenRange(text, path);
    }
    Optional<Integer> port = port(node, path);
    return port.isPresent() ? Optional.of(new PortRange(port.get(), port.get())) : Optional.empty();
  }

  private Optional<PortRange> writtenRange(ConfigNode.Text text, KeyPath path) {
    String[] ends = text.value().split("-", -1);
    if (ends.length > 2 || !isDigits(ends[0]) || !isDigits(ends[ends.length - 1])) {
      problems.error(
          text.at(),
          path,
          "is \"" + text.value() + "\", not a port or a range of ports",
          "write \"3000-3099\"");
      return Optional.empty();
    }
    Optional<Integer> first = port(numeral(text, ends[0]), path);
    Optional<Integer> last =
        first.isEmpty() ? first : port(numeral(text, ends[ends.length - 1]), path);
    return last.isEmpty() ? Optional.empty() : ordered(text, path, first.get(), last.get());
  }

  private static boolean isDigits(String end) {
    String digits = end.strip();
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return false;
      }
    }
    return !digits.isEmpty();
  }

  private static ConfigNode numeral(ConfigNode.Text text, String digits) {
    return new ConfigNode.Numeral(text.at(), digits.strip());
  }

  private Optional<PortRange> ordered(ConfigNode node, KeyPath path, int first, int last) {
    if (first > last) {
      problems.error(
          node.at(),
          path,
          "ends at " + last + ", before it begins at " + first,
          "write [" + last + ", " + first + "]");
      return Optional.empty();
    }
    return Optional.of(new PortRange(first, last));
  }

  Optional<List<Integer>> ports(ConfigNode node, KeyPath path) {
    List<Integer> ports = new ArrayList<>();
    List<ConfigNode> items = items(node, path, "ports");
    for (int i = 0; i < items.size(); i++) {
      Optional<Integer> port = port(items.get(i), path.item(i));
      if (port.isPresent() && ports.contains(port.get())) {
        problems.warning(
            items.get(i).at(), path.item(i), "is " + port.get() + " a second time", "remove it");
      }
      addTo(ports, port);
    }
    return complete(node, ports);
  }

  Optional<List<PortRange>> portsAndRanges(ConfigNode node, KeyPath path) {
    List<PortRange> ranges = new ArrayList<>();
    List<ConfigNode> items = items(node, path, "ports, \"3000-3099\" or [3000, 3099]");
    for (int i = 0; i < items.size(); i++) {
      addTo(ranges, portOrRange(items.get(i), path.item(i)));
    }
    return complete(node, ranges);
  }

  Optional<List<String>> texts(ConfigNode node, KeyPath path) {
    List<String> texts = new ArrayList<>();
    List<ConfigNode> items = items(node, path, "strings");
    for (int i = 0; i < items.size(); i++) {
      addTo(texts, text(items.get(i), path.item(i)));
    }
    return complete(node, texts);
  }

  private List<ConfigNode> items(ConfigNode node, KeyPath path, String what) {
    if (node instanceof ConfigNode.Items items) {
      return items.all();
    }
    wrong(node, path, "an array", "write [ ... ] with " + what);
    return List.of();
  }

  private static <T> void addTo(List<T> values, Optional<T> value) {
    if (value.isPresent()) {
      values.add(value.get());
    }
  }

  /** The values, if every item of the array was valid. */
  private static <T> Optional<List<T>> complete(ConfigNode node, List<T> values) {
    return node instanceof ConfigNode.Items items && items.all().size() == values.size()
        ? Optional.of(values)
        : Optional.empty();
  }

  Optional<Ttl> ttl(ConfigNode node, KeyPath path) {
    Optional<String> text = text(node, path);
    try {
      return text.isPresent() ? Optional.of(Durations.ttl(text.get())) : Optional.empty();
    } catch (StyxyException e) {
      problems.error(node.at(), path, e.getMessage(), "\"45m\", \"2h\" or \"none\"");
      return Optional.empty();
    }
  }

  Optional<Long> waitMillis(ConfigNode node, KeyPath path) {
    Optional<String> text = text(node, path);
    try {
      return text.isPresent() ? Optional.of(Durations.waitMillis(text.get())) : Optional.empty();
    } catch (StyxyException e) {
      problems.error(node.at(), path, e.getMessage(), "\"10s\"");
      return Optional.empty();
    }
  }

  /** One of a few words. */
  Optional<String> word(ConfigNode node, KeyPath path, List<String> words) {
    Optional<String> text = text(node, path);
    if (text.isPresent() && !words.contains(text.get())) {
      Optional<String> near = NearestWord.to(text.get(), words);
      String fix =
          near.isPresent()
              ? "did you mean \"" + near.get() + "\"?"
              : "one of " + String.join(", ", words);
      problems.error(node.at(), path, "is \"" + text.get() + "\", which is unknown", fix);
      return Optional.empty();
    }
    return text;
  }

  /** Names of environment variables, as one string or an array of them. */
  Optional<List<String>> variables(ConfigNode node, KeyPath path) {
    Optional<List<String>> names =
        node instanceof ConfigNode.Text text
            ? Optional.of(List.of(text.value()))
            : texts(node, path);
    List<String> distinct = new ArrayList<>();
    for (String name : names.orElse(List.of())) {
      if (distinct.contains(name)) {
        problems.warning(node.at(), path, "names " + name + " twice", "name it once");
        continue;
      }
      distinct.add(name);
      if (!EnvVariable.isName(name)) {
        problems.error(
            node.at(),
            path,
            "is \"" + name + "\", not a valid variable name",
            "letters, digits and _, not beginning with a digit");
        return Optional.empty();
      }
    }
    return names.isPresent() ? Optional.of(distinct) : names;
  }

  /** The same in a project's file, which may set only what the user allows. */
  Optional<List<String>> variables(ConfigNode node, KeyPath path, VariableConsent consent) {
    Optional<List<String>> names = variables(node, path);
    List<String> allowed = new ArrayList<>();
    for (String name : names.orElse(List.of())) {
      if (consent.covers(name)) {
        allowed.add(name);
        continue;
      }
      problems.refusal(
          node.at(),
          path,
          "is \"" + name + "\", which a project's file may not set on its own",
          "name one with the word PORT, or let projects set it: " + consent.line(name));
    }
    return names.isPresent() ? Optional.of(allowed) : names;
  }

  private <T> Optional<T> wrong(ConfigNode node, KeyPath path, String wanted, String fix) {
    problems.error(node.at(), path, "is " + node.kind() + ", not " + wanted, fix);
    return Optional.empty();
  }
}
