package dev.styxy.core.env;

import dev.styxy.core.text.NearestWord;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a {@code .env} file whose values name variables of services: {@code ${API_PORT}} and
 * {@code ${API_PORT:-8000}}. No other syntax means anything, and nothing is executed. What is in
 * single quotes, after a backslash or another dollar, or in a comment is not touched.
 */
public final class EnvFileText {
  private static final String DEFAULT = ":-";

  private final String text;
  private final String file;
  private final List<Reference> references = new ArrayList<>();

  /** {@code ${NAME:-otherwise}} at a place of the text. */
  private record Reference(
      String name, Optional<String> otherwise, int start, int end, boolean isQuoted) {}

  private EnvFileText(String text, String file) {
    this.text = text;
    this.file = file;
    for (EnvFileEntry entry : EnvFileEntry.in(text)) {
      if (!entry.isLiteral()) {
        addReferences(entry);
      }
    }
  }

  /**
   * The text of a file.
   *
   * @param name the file's, for messages
   * @throws StyxyException when it is no text
   */
  public static EnvFileText of(byte[] content, String name) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      if (text.indexOf('\0') < 0) {
        return new EnvFileText(text, name);
      }
    } catch (CharacterCodingException e) {
      throw noText(name);
    }
    throw noText(name);
  }

  private static StyxyException noText(String name) {
    return new StyxyException(
        FailureCode.CONFIG_INVALID,
        name + " is not a text file in UTF-8",
        "file " + ShellWord.of(name));
  }

  /** Looks at each character once or twice, however many references begin and never end. */
  private void addReferences(EnvFileEntry entry) {
    int at = entry.start();
    while (at + 1 < entry.end()) {
      boolean begins =
          text.charAt(at) == '$' && text.charAt(at + 1) == '{' && !isEscaped(at, entry);
      Optional<Reference> found = begins ? reference(at, entry) : Optional.empty();
      found.ifPresent(references::add);
      at = found.isPresent() ? found.get().end() : at + 1;
    }
  }

  private boolean isEscaped(int at, EnvFileEntry entry) {
    int before = at;
    while (before > entry.start() && text.charAt(before - 1) == '\\') {
      before--;
    }
    boolean isOdd = (at - before) % 2 == 1;
    return isOdd || at > entry.start() && text.charAt(at - 1) == '$';
  }

  private Optional<Reference> reference(int at, EnvFileEntry entry) {
    int close = at + 2;
    while (close < entry.end() && "${}".indexOf(text.charAt(close)) < 0) {
      close++;
    }
    if (close >= entry.end() || text.charAt(close) != '}') {
      return Optional.empty();
    }
    String inside = text.substring(at + 2, close);
    int colon = inside.indexOf(DEFAULT);
    String name = colon < 0 ? inside : inside.substring(0, colon);
    Optional<String> otherwise =
        colon < 0 ? Optional.empty() : Optional.of(inside.substring(colon + DEFAULT.length()));
    boolean isOurs =
        EnvVariable.isName(name) && (otherwise.isEmpty() || isPlainText(otherwise.get()));
    return isOurs
        ? Optional.of(new Reference(name, otherwise, at, close + 1, entry.quote() == '"'))
        : Optional.empty();
  }

  private static boolean isPlainText(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("${\"'\\`\n".indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The variables that are named, known or not. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Reference reference : references) {
      names.add(reference.name());
    }
    return names;
  }

  /**
   * The text with values in the place of what names them. What is not known becomes its default,
   * and stays as it is where it has none.
   *
   * @param values by variable
   * @param known the variables of all services, for those that are mistyped
   * @param notes takes what a person should know
   * @throws StyxyException when a value would not be read as itself there
   */
  public String expanded(Map<String, String> values, Collection<String> known, List<String> notes) {
    StringBuilder expanded = new StringBuilder();
    Set<String> told = new HashSet<>();
    int done = 0;
    for (Reference reference : references) {
      expanded.append(text, done, reference.start());
      String value = values.get(reference.name());
      if (value == null) {
        if (told.add(reference.name())) {
          tell(reference, known, notes);
        }
        expanded.append(
            reference.otherwise().orElse(text.substring(reference.start(), reference.end())));
      } else {
        refuseOdd(value, reference);
        expanded.append(value);
      }
      done = reference.end();
    }
    return expanded.append(text, done, text.length()).toString();
  }

  private void tell(Reference reference, Collection<String> known, List<String> notes) {
    if (known.contains(reference.name())) {
      notes.add(
          reference.name()
              + " is set already, to something that is not styxy's"
              + (reference.otherwise().isPresent() ? ": its default stands" : ", and stays"));
      return;
    }
    Optional<String> near = NearestWord.to(reference.name(), known);
    if (near.isPresent() || reference.otherwise().isEmpty()) {
      notes.add(
          "${"
              + reference.name()
              + "} in "
              + file
              + " is no variable of this project's services"
              + (reference.otherwise().isPresent() ? ": its default stands" : ", and stays")
              + near.map(word -> "; did you mean " + word + "?").orElse(""));
    }
  }

  private void refuseOdd(String value, Reference reference) {
    boolean isPlain = ShellWord.of(value).equals(value);
    boolean isQuotable = reference.isQuoted() && isPlainText(value);
    if (!isPlain && !isQuotable) {
      throw new StyxyException(
          FailureCode.CONFIG_INVALID,
          "the value of "
              + reference.name()
              + " would mean something else in "
              + file
              + (reference.isQuoted() ? "" : " without quotes"),
          "put it into double quotes, or use styxy env without --from");
    }
  }

  /** The variables that a text sets, in its order; of several with one name, the last counts. */
  public static Map<String, String> variables(String text) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (EnvFileEntry entry : EnvFileEntry.in(text)) {
      variables.put(entry.name(), entry.value(text));
    }
    return variables;
  }

  /** The names of the services whose variables are named. */
  public Set<String> services(Map<String, String> serviceOfVariable) {
    Set<String> services = new LinkedHashSet<>();
    for (String name : names()) {
      Optional.ofNullable(serviceOfVariable.get(name)).ifPresent(services::add);
    }
    return services;
  }
}
