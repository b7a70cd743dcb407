package dev.styxy.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Text with placeholders: {@code {port}}, {@code {port:NAME}}, {@code {project}} and {@code {id}}.
 * All other text stands for itself, braces included; so does a placeholder in doubled braces, as
 * the template languages of others have it.
 *
 * @param text as it was written
 */
public record Template(String text, List<Part> parts) {
  private static final String PORT = "{port}";
  private static final String PORT_OF = "{port:";
  private static final String PROJECT = "{project}";
  private static final String ID = "{id}";

  /** A piece of the text. */
  public sealed interface Part {}

  /** What stands for itself. */
  public record Text(String text) implements Part {}

  /** The port of the service that the text belongs to. */
  public record Port() implements Part {}

  /** The port of another service. */
  public record PortOf(String service) implements Part {
    /** As it is written. */
    public String text() {
      return PORT_OF + service + "}";
    }

    /**
     * Whether nobody would write this without meaning a service: JavaScript and Python know braces
     * with {@code port:} in them as well.
     */
    public boolean isPlain() {
      boolean hasLetter = false;
      for (int i = 0; i < service.length(); i++) {
        char c = service.charAt(i);
        boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > '~';
        boolean isDigit = c >= '0' && c <= '9';
        if (!isLetter && !isDigit && c != '-' && c != '_') {
          return false;
        }
        hasLetter |= isLetter;
      }
      return hasLetter;
    }
  }

  /** The path of the project. */
  public record Project() implements Part {}

  /** The id of the project. */
  public record Id() implements Part {}

  /** The template of a text. */
  public static Template of(String text) {
    List<Part> parts = new ArrayList<>();
    int done = 0;
    int at = text.indexOf('{');
    while (at >= 0) {
      int end = endOfPlaceholder(text, at);
      if (end > 0 && !isDoubled(text, at, end)) {
        addText(parts, text.substring(done, at));
        parts.add(placeholder(text.substring(at, end)));
        done = end;
      }
      at = text.indexOf('{', Math.max(at + 1, done));
    }
    addText(parts, text.substring(done));
    return new Template(text, List.copyOf(parts));
  }

  private static void addText(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Text(text));
    }
  }

  /** Behind the placeholder that begins here; 0 when none does. */
  private static int endOfPlaceholder(String text, int at) {
    for (String word : new String[] {PORT, PROJECT, ID}) {
      if (text.startsWith(word, at)) {
        return at + word.length();
      }
    }
    int name = at + PORT_OF.length();
    if (!text.startsWith(PORT_OF, at) || name >= text.length()) {
      return 0;
    }
    int end = name;
    while (end < text.length() && isOfName(text.charAt(end))) {
      end++;
    }
    return end > name && end < text.length() && text.charAt(end) == '}' ? end + 1 : 0;
  }

  private static boolean isOfName(char c) {
    return c > ' ' && "{}\"'`/\\,:;()[]".indexOf(c) < 0;
  }

  private static boolean isDoubled(String text, int at, int end) {
    return at > 0 && text.charAt(at - 1) == '{' && end < text.length() && text.charAt(end) == '}';
  }

  private static Part placeholder(String word) {
    return switch (word) {
      case PORT -> new Port();
      case PROJECT -> new Project();
      case ID -> new Id();
      default -> new PortOf(word.substring(PORT_OF.length(), word.length() - 1));
    };
  }

  /** Whether it is one port and nothing else, of whichever service. */
  public boolean isPort() {
    return parts.size() == 1 && (parts.get(0) instanceof Port || parts.get(0) instanceof PortOf);
  }

  /** Whether it is the port of its own service and nothing else. */
  public boolean isOwnPort() {
    return parts.size() == 1 && parts.get(0) instanceof Port;
  }

  /** The other services that it names, known or not. */
  public Set<PortOf> others() {
    Set<PortOf> others = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part instanceof PortOf other) {
        others.add(other);
      }
    }
    return others;
  }

  /** The text with the values in place; the port of a service that has none stays as written. */
  public String fill(Placeholders values) {
    if (parts.size() == 1 && parts.get(0) instanceof Text) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Text literal) {
        filled.append(literal.text());
      } else if (part instanceof Port) {
        filled.append(values.port());
      } else if (part instanceof PortOf other) {
        OptionalInt port = values.port(other.service());
        filled.append(port.isPresent() ? Integer.toString(port.getAsInt()) : other.text());
      } else if (part instanceof Project) {
        filled.append(values.project());
      } else {
        filled.append(values.id());
      }
    }
    return filled.toString();
  }
}
