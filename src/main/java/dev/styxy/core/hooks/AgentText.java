package dev.styxy.core.hooks;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The text of an agent's file of hooks. Entries are inserted where they change no other byte, and
 * taken out so that the bytes are what they were:
 *
 * <ul>
 *   <li>What is inserted goes right behind an opening bracket. In front of something, it repeats
 *       the white space that is there, and a comma follows.
 *   <li>In empty brackets no white space precedes it, but in brackets of styxy's own some does: so
 *       brackets that would be left empty are known to be styxy's, and go with what was in them.
 * </ul>
 */
final class AgentText {
  private static final String HOOKS = "hooks";

  private final Agent agent;
  private final Path file;
  private final String text;
  private final JsonNode.ObjectNode root;

  private AgentText(Agent agent, Path file, String text, JsonNode.ObjectNode root) {
    this.agent = agent;
    this.file = file;
    this.text = text;
    this.root = root;
  }

  /**
   * Reads it.
   *
   * @throws StyxyException when it is no JSON, or not what the agent reads
   */
  static AgentText of(Agent agent, Path file, String text) {
    try {
      AgentText result = new AgentText(agent, file, text, JsonText.object(text));
      result.requireFamiliar();
      return result;
    } catch (NotJson e) {
      throw new StyxyException(
          FailureCode.CONFIG_INVALID,
          file + " is not JSON: " + e.getMessage() + "; it is left as it is",
          "mend it, then: styxy hooks install " + agent.word());
    }
  }

  /** A file with nothing but styxy's hooks. */
  static String created(Agent agent, Path styxy) {
    Layout layout = Layout.USUAL;
    StringBuilder text = new StringBuilder("{" + layout.line(1) + "\"hooks\": ");
    text.append(allHooks(agent, styxy, layout));
    if (agent == Agent.CURSOR) {
      text.append(",").append(layout.line(1)).append("\"version\": 1");
    }
    return text.append(layout.line(0)).append("}\n").toString();
  }

  private static String allHooks(Agent agent, Path styxy, Layout layout) {
    StringBuilder text = new StringBuilder("{");
    boolean isFirst = true;
    for (HookEntry entry : HookEntry.of(agent)) {
      text.append(isFirst ? "" : ",").append(layout.newline().isEmpty() ? " " : layout.line(2));
      text.append(event(entry, agent, styxy, layout));
      isFirst = false;
    }
    return text.append(layout.newline().isEmpty() ? " " : layout.line(1)).append("}").toString();
  }

  private static String event(HookEntry entry, Agent agent, Path styxy, Layout layout) {
    String gap = layout.newline().isEmpty() ? " " : "";
    return "\""
        + entry.event()
        + "\": ["
        + gap
        + layout.line(3)
        + entry.json(agent, styxy, layout, 3)
        + gap
        + layout.line(2)
        + "]";
  }

  private void requireFamiliar() {
    if (root.hasTwice(HOOKS)) {
      throw unfamiliar("has \"hooks\" twice");
    }
    Optional<JsonNode.Member> member = root.member(HOOKS);
    if (member.isEmpty()) {
      return;
    }
    if (!(member.get().value() instanceof JsonNode.ObjectNode hooks)) {
      throw unfamiliar("has \"hooks\", but not as an object");
    }
    for (HookEntry entry : HookEntry.of(agent)) {
      Optional<JsonNode.Member> event = hooks.member(entry.event());
      if (hooks.hasTwice(entry.event())
          || event.isPresent() && !(event.get().value() instanceof JsonNode.ArrayNode)) {
        throw unfamiliar("has \"" + entry.event() + "\", but not once, as a list");
      }
    }
  }

  private StyxyException unfamiliar(String why) {
    return new StyxyException(
        FailureCode.CONFIG_INVALID,
        file + " " + why + "; it is left as it is",
        "mend it, then: styxy hooks install " + agent.word());
  }

  private Optional<JsonNode.ObjectNode> hooks() {
    return root.member(HOOKS).map(member -> (JsonNode.ObjectNode) member.value());
  }

  /** Whether every hook is there and calls this styxy. */
  boolean hasAll(Path styxy) {
    for (HookEntry entry : HookEntry.of(agent)) {
      String wanted = entry.command(agent, styxy);
      boolean isThere = false;
      for (String command : ownCommands(entry.event())) {
        isThere |= command.equals(wanted);
      }
      if (!isThere) {
        return false;
      }
    }
    return true;
  }

  /** Whether any hook is there that a styxy has put in. */
  boolean hasAny() {
    for (HookEntry entry : HookEntry.of(agent)) {
      if (!ownCommands(entry.event()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private List<String> ownCommands(String event) {
    return items(event).stream().flatMap(item -> ownCommand(item).stream()).toList();
  }

  private List<JsonNode> items(String event) {
    return hooks()
        .flatMap(hooks -> hooks.member(event))
        .map(member -> ((JsonNode.ArrayNode) member.value()).items())
        .orElse(List.of());
  }

  /** The command of an item that is styxy's; one to which others were added is not any more. */
  private Optional<String> ownCommand(JsonNode item) {
    JsonNode handler = item;
    if (agent != Agent.CURSOR) {
      boolean isAlone =
          item instanceof JsonNode.ObjectNode group
              && group.member(HOOKS).isPresent()
              && group.member(HOOKS).get().value() instanceof JsonNode.ArrayNode list
              && list.items().size() == 1;
      if (!isAlone) {
        return Optional.empty();
      }
      JsonNode list = ((JsonNode.ObjectNode) item).member(HOOKS).orElseThrow().value();
      handler = ((JsonNode.ArrayNode) list).items().get(0);
    }
    return handler.string("command").filter(command -> HookEntry.isOurs(command, agent));
  }

  /** With all hooks, those of another styxy replaced. */
  String with(Path styxy) {
    if (hasAll(styxy)) {
      return text;
    }
    String clean = without();
    AgentText now = of(agent, file, clean.isEmpty() ? "{}" : clean);
    if (clean.isEmpty()) {
      return created(agent, styxy);
    }
    if (now.hooks().isEmpty()) {
      return now.inserted(
          now.root.start(),
          now.root.members().isEmpty(),
          "\"hooks\": " + allHooks(agent, styxy, now.layout()));
    }
    List<HookEntry> entries = HookEntry.of(agent);
    for (int i = entries.size() - 1; i >= 0; i--) {
      now = of(agent, file, now.with(entries.get(i), styxy));
    }
    return now.text;
  }

  private String with(HookEntry entry, Path styxy) {
    JsonNode.ObjectNode hooks = hooks().orElseThrow();
    Optional<JsonNode.Member> member = hooks.member(entry.event());
    if (member.isEmpty()) {
      return inserted(
          hooks.start(), hooks.members().isEmpty(), event(entry, agent, styxy, layout()));
    }
    JsonNode.ArrayNode list = (JsonNode.ArrayNode) member.get().value();
    return inserted(list.start(), list.items().isEmpty(), entry.json(agent, styxy, layout(), 3));
  }

  private Layout layout() {
    return root.members().isEmpty() ? Layout.ONE_LINE : Layout.of(gapAfter(root.start()));
  }

  /** The white space behind a bracket; a comment ends it. */
  private String gapAfter(int bracket) {
    int end = bracket + 1;
    while (end < text.length() && " \t\r\n".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return text.substring(bracket + 1, end);
  }

  private String inserted(int bracket, boolean isEmpty, String piece) {
    String before = text.substring(0, bracket + 1);
    String after = text.substring(bracket + 1);
    return isEmpty ? before + piece + after : before + gapAfter(bracket) + piece + "," + after;
  }

  /** Without any hook of styxy's; empty when the file was made for them. */
  String without() {
    if (isCreated()) {
      return "";
    }
    AgentText now = this;
    for (HookEntry entry : HookEntry.of(agent)) {
      for (Optional<String> next = now.withoutOne(entry.event());
          next.isPresent();
          next = now.withoutOne(entry.event())) {
        now = of(agent, file, next.get());
      }
    }
    return now.text;
  }

  private boolean isCreated() {
    for (HookEntry entry : HookEntry.of(agent)) {
      for (String command : ownCommands(entry.event())) {
        Optional<Path> styxy = HookEntry.styxyOf(command);
        if (styxy.isPresent() && created(agent, styxy.get()).equals(text)) {
          return true;
        }
      }
    }
    return false;
  }

  private Optional<String> withoutOne(String event) {
    for (JsonNode item : items(event)) {
      if (ownCommand(item).isPresent()) {
        JsonNode.Member hooks = root.member(HOOKS).orElseThrow();
        JsonNode.ObjectNode events = (JsonNode.ObjectNode) hooks.value();
        JsonNode.Member list = events.member(event).orElseThrow();
        JsonNode.ArrayNode array = (JsonNode.ArrayNode) list.value();
        if (array.items().size() > 1 || gapAfter(array.start()).isEmpty()) {
          return Optional.of(cut(array.start(), array.items().size(), item.start(), item.end()));
        }
        if (events.members().size() > 1 || gapAfter(events.start()).isEmpty()) {
          return Optional.of(
              cut(events.start(), events.members().size(), list.start(), list.end()));
        }
        return Optional.of(cut(root.start(), root.members().size(), hooks.start(), hooks.end()));
      }
    }
    return Optional.empty();
  }

  /** Cuts a piece out of brackets, with one comma, where others remain. */
  private String cut(int bracket, int count, int start, int end) {
    int from = bracket + 1;
    boolean isFirst = text.substring(from, start).isBlank();
    if (count == 1) {
      return text.substring(0, start) + text.substring(end);
    }
    if (isFirst) {
      return text.substring(0, from) + text.substring(text.indexOf(',', end) + 1);
    }
    return text.substring(0, text.lastIndexOf(',', start)) + text.substring(end);
  }
}
