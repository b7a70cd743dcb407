package dev.styxy.core.lease;

import dev.styxy.core.text.Descriptions;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortRange;
import dev.styxy.model.Protocol;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the allocations that a selector means. */
public final class SelectorResolver {
  private static final int LOCK_ID_LENGTH = 36;

  /** The start of a lock id counts from this many characters on, as with git's commit ids. */
  private static final int SHORTEST_PREFIX = 7;

  /** A number of more digits may be the start of a lock id. */
  private static final int MOST_PORT_DIGITS = SHORTEST_PREFIX - 1;

  private final List<Allocation> allocations;
  private final Optional<String> command;

  public SelectorResolver(List<Allocation> allocations) {
    this(allocations, Optional.empty());
  }

  private SelectorResolver(List<Allocation> allocations, Optional<String> command) {
    this.allocations = allocations;
    this.command = command;
  }

  /**
   * Resolves for a command that takes lock ids.
   *
   * @param command its name, so that a word with several meanings can be answered with what to type
   */
  public static SelectorResolver of(List<Allocation> allocations, String command) {
    return new SelectorResolver(allocations, Optional.of(command));
  }

  /**
   * Resolves all of a selector.
   *
   * @throws StyxyException when a word means more than one allocation
   */
  public Selection resolve(Selector selector) {
    if (selector instanceof Selector.Words words) {
      return resolveWords(words);
    }
    List<Allocation> found = new ArrayList<>();
    for (Allocation allocation : allocations) {
      if (isOf(allocation, selector)) {
        found.add(allocation);
      }
    }
    return new Selection(found, List.of());
  }

  private static boolean isOf(Allocation allocation, Selector selector) {
    if (selector instanceof Selector.Project project) {
      return allocation.project().equals(project.project());
    }
    if (selector instanceof Selector.Instance instance) {
      return allocation.instance().equals(instance.id());
    }
    return selector instanceof Selector.All;
  }

  private Selection resolveWords(Selector.Words words) {
    Map<String, Allocation> found = new LinkedHashMap<>();
    List<Selection.Missing> missing = new ArrayList<>();
    for (String word : words.words()) {
      List<Allocation> matches = matches(word, words.project());
      if (matches.size() > 1) {
        throw ambiguous(word, matches);
      }
      if (matches.isEmpty()) {
        missing.add(new Selection.Missing(word, hint(word, words.project())));
      } else {
        found.put(matches.get(0).lockId(), matches.get(0));
      }
    }
    return new Selection(List.copyOf(found.values()), missing);
  }

  private List<Allocation> matches(String word, String project) {
    if (isPortWord(word)) {
      return byPort(word);
    }
    List<Allocation> named = byName(word, project);
    return named.isEmpty() ? byLockId(word) : named;
  }

  public static boolean isPortWord(String word) {
    String digits = word.contains("/") ? word.substring(0, word.indexOf('/')) : word;
    return !digits.isEmpty()
        && digits.length() <= MOST_PORT_DIGITS
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private List<Allocation> byPort(String word) {
    int slash = word.indexOf('/');
    int port = Integer.parseInt(slash < 0 ? word : word.substring(0, slash));
    if (!PortRange.isPort(port)) {
      throw new StyxyException(
          FailureCode.INVALID_PORT,
          "'" + word + "' is not a port; ports are numbers from 1 to 65535",
          "styxy list");
    }
    Protocol protocol = slash < 0 ? Protocol.BOTH : Protocol.typed(word.substring(slash + 1));
    List<Allocation> found = new ArrayList<>();
    for (Allocation allocation : allocations) {
      if (allocation.port() == port && allocation.protocol().overlaps(protocol)) {
        found.add(allocation);
      }
    }
    return found;
  }

  private List<Allocation> byName(String word, String project) {
    List<Allocation> found = new ArrayList<>();
    for (Allocation allocation : allocations) {
      if (allocation.project().equals(project) && isNamed(allocation, word)) {
        found.add(allocation);
      }
    }
    return found;
  }

  public static boolean isNamed(Allocation allocation, String word) {
    return allocation.name().isPresent()
        && (allocation.name().get().equals(word) || allocation.label().equals(word));
  }

  private List<Allocation> byLockId(String word) {
    List<Allocation> found = new ArrayList<>();
    if (word.length() >= SHORTEST_PREFIX && word.length() <= LOCK_ID_LENGTH) {
      for (Allocation allocation : allocations) {
        if (allocation.lockId().startsWith(word)) {
          found.add(allocation);
        }
      }
    }
    return found;
  }

  private String hint(String word, String project) {
    Set<String> names = new LinkedHashSet<>();
    for (Allocation allocation : allocations) {
      if (isNamed(allocation, word)) {
        return "project "
            + allocation.project()
            + " has one: add --project "
            + ShellWord.of(allocation.project());
      }
      if (allocation.project().equals(project)) {
        allocation.name().ifPresent(names::add);
      }
    }
    return NearestWord.to(word, names).map(name -> "did you mean '" + name + "'?").orElse("");
  }

  private StyxyException ambiguous(String word, List<Allocation> matches) {
    StringBuilder message = new StringBuilder("'" + word + "' means more than one allocation:");
    List<String> suggestions = new ArrayList<>();
    String separator = " ";
    for (Allocation match : matches) {
      message.append(separator);
      separator = ", ";
      message.append(match.label()).append(" on ");
      message.append(Descriptions.port(match.port(), match.protocol()));
      command.ifPresent(name -> suggestions.add("styxy " + name + " " + match.lockId()));
    }
    if (suggestions.isEmpty()) {
      suggestions.add("styxy list -v");
    }
    return new StyxyException(
        FailureCode.AMBIGUOUS, message.toString(), suggestions.toArray(new String[0]));
  }
}
