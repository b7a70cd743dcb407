package dev.styxy.store.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.styxy.model.LoggedEvent;
import dev.styxy.model.PortRange;
import dev.styxy.store.codec.StateLimits;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads one line of the event log. Unknown fields are skipped: the log has no schema. */
final class EventLine {
  private static final String OWNER = "owner";
  private static final String OWNERS = "owners";
  private static final JsonFactory JSON = factory();

  private final JsonParser json;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final List<LoggedEvent.Owner> owners = new ArrayList<>();

  private EventLine(JsonParser json) {
    this.json = json;
  }

  /** The event; absent when the line is damaged. */
  static Optional<LoggedEvent> read(byte[] line) {
    try (JsonParser json = JSON.createParser(line)) {
      return json.nextToken() == JsonToken.START_OBJECT
          ? new EventLine(json).read()
          : Optional.empty();
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static JsonFactory factory() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(8)
            .maxNumberLength(19)
            .maxStringLength(StateLimits.LONGEST_TEXT)
            .build();
    return new JsonFactoryBuilder()
        .streamReadConstraints(limits)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .build();
  }

  private Optional<LoggedEvent> read() throws IOException {
    gather("");
    boolean isWhole = texts.containsKey("time") && texts.containsKey("event");
    return isWhole && json.nextToken() == null ? Optional.of(event()) : Optional.empty();
  }

  /** Collects the fields of an object; those of an inner object are prefixed with its name. */
  private void gather(String prefix) throws IOException {
    String name = json.nextFieldName();
    while (name != null) {
      gatherValue(prefix + name);
      name = json.nextFieldName();
    }
  }

  private void gatherValue(String name) throws IOException {
    switch (json.nextToken()) {
      case VALUE_STRING -> texts.put(name, json.getText());
      case VALUE_NUMBER_INT -> numbers.put(name, json.getLongValue());
      case START_OBJECT -> gatherInner(name);
      case START_ARRAY -> gatherItems(name);
      default -> json.skipChildren();
    }
  }

  private void gatherInner(String name) throws IOException {
    if (name.equals(OWNER)) {
      gather(OWNER + ".");
    } else {
      json.skipChildren();
    }
  }

  private void gatherItems(String name) throws IOException {
    if (!name.equals(OWNERS)) {
      json.skipChildren();
      return;
    }
    JsonToken token = json.nextToken();
    while (token != null && token != JsonToken.END_ARRAY) {
      if (token == JsonToken.START_OBJECT) {
        new EventLine(json).gatherOwner().ifPresent(owners::add);
      } else {
        json.skipChildren();
      }
      token = json.nextToken();
    }
  }

  private Optional<LoggedEvent.Owner> gatherOwner() throws IOException {
    gather(OWNER + ".");
    return owner();
  }

  private LoggedEvent event() {
    return new LoggedEvent(
        millis(texts.get("time")),
        texts.get("event"),
        port(),
        text("protocol"),
        text("lock_id"),
        text("service_type"),
        text("service_name"),
        text("project_path"),
        text("instance_id"),
        owners(),
        text("reason"),
        text("detail").orElse(""));
  }

  /**
   * A time outside of what styxy records is damage; the largest would overflow the milliseconds.
   */
  private static long millis(String time) {
    Instant instant = Instant.parse(time);
    long seconds = instant.getEpochSecond();
    if (seconds < 0 || seconds > StateLimits.LATEST_MILLIS / 1000) {
      throw new DateTimeException("beyond what the log can hold");
    }
    return instant.toEpochMilli();
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  private OptionalInt port() {
    long number = numbers.getOrDefault("port", 0L);
    return number >= PortRange.LOWEST && number <= PortRange.HIGHEST
        ? OptionalInt.of((int) number)
        : OptionalInt.empty();
  }

  /** Where there is one, the line names it alone; a styxy of before named the first of several. */
  private List<LoggedEvent.Owner> owners() {
    if (!owners.isEmpty()) {
      return List.copyOf(owners);
    }
    return owner().map(List::of).orElse(List.of());
  }

  private Optional<LoggedEvent.Owner> owner() {
    return Optional.ofNullable(numbers.get(OWNER + ".pid"))
        .map(pid -> new LoggedEvent.Owner(pid, text(OWNER + ".command")));
  }
}
