package dev.styxy.format.yaml;

import dev.styxy.core.document.Node;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML from the parser's events: what the library would construct, resolve or expand on top
 * of them is not wanted.
 */
public final class YamlDocuments {
  private final String name;

  /**
   * For one file.
   *
   * @param name for messages
   */
  public YamlDocuments(String name) {
    this.name = name;
  }

  /** All documents of the text; none when there are only comments. */
  public List<Node> read(byte[] text) {
    List<Node> documents = new ArrayList<>();
    try {
      Iterator<Event> events =
          new Parse(LoadSettings.builder().setLabel(name).build())
              .parseString(decoded(text))
              .iterator();
      while (events.hasNext()) {
        if (events.next().getEventId() == Event.ID.DocumentStart) {
          documents.add(new TreeBuilder(name, events).build());
        }
      }
      return documents;
    } catch (MarkedYamlEngineException e) {
      throw notYaml(e);
    } catch (YamlEngineException e) {
      throw invalid("is not YAML: it has characters that YAML does not allow");
    }
  }

  private String decoded(byte[] text) {
    try {
      String decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
      return decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded;
    } catch (CharacterCodingException e) {
      throw invalid("is not UTF-8 text");
    }
  }

  /** The library's words name a tab as {@code '\t(TAB)'}, which deserves a plainer sentence. */
  private StyxyException notYaml(MarkedYamlEngineException e) {
    String place =
        e.getProblemMark()
            .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
            .orElse("");
    String problem = e.getProblem() == null ? "it cannot be parsed" : e.getProblem();
    if (problem.contains("\\t")) {
      return new StyxyException(
          FailureCode.CONFIG_INVALID,
          name + place + ": there is a tab where YAML takes only spaces",
          "replace the tabs: expand -t 2");
    }
    return new StyxyException(
        FailureCode.CONFIG_INVALID, name + place + ": is not YAML: " + problem);
  }

  private StyxyException invalid(String why) {
    return new StyxyException(FailureCode.CONFIG_INVALID, name + " " + why);
  }
}
