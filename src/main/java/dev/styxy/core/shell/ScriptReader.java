package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a command line as POSIX shells do (XCU 2.3, token recognition; 2.10, grammar), without its
 * meaning: reserved words are passed over, and what they enclose is read as if it stood alone.
 */
public final class ScriptReader {
  private static final int LONGEST = 1 << 18;

  /** Passed over in front of a command; after these a command follows. */
  private static final Set<String> LEADING =
      Set.of("if", "then", "else", "elif", "while", "until", "do", "!", "{", "time");

  /** A command of their own to the reader, which nobody runs. */
  private static final Set<String> CLOSING = Set.of("fi", "done", "esac", "}");

  private final WordReader words;
  private final String text;
  private final int depth;
  private final List<Pipeline> pipelines = new ArrayList<>();
  private final List<HereDocument> pending = new ArrayList<>();
  private List<SimpleCommand> commands = new ArrayList<>();
  private List<Assignment> assignments = new ArrayList<>();
  private List<Word> current = new ArrayList<>();

  private ScriptReader(String text, int depth) {
    this.text = text;
    this.depth = depth;
    this.words = new WordReader(text, depth);
  }

  private record HereDocument(String delimiter, boolean isIndented) {}

  /** The script; empty when it is no complete command line, or too much to read. */
  public static Optional<Script> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(text, 0));
    } catch (UnreadableScript e) {
      return Optional.empty();
    }
  }

  static Script read(String text, int depth) throws UnreadableScript {
    return new ScriptReader(text, depth).script();
  }

  private Script script() throws UnreadableScript {
    while (words.skipBlanks()) {
      char c = text.charAt(words.at());
      if (c == '\n') {
        words.skip(1);
        endPipeline();
        skipHereDocuments();
      } else if (c == ';' || c == '(' || c == ')') {
        words.skip(1);
        endPipeline();
      } else if (c == '&') {
        ampersand();
      } else if (c == '|') {
        bar();
      } else if (c == '<' || c == '>') {
        redirection();
      } else {
        word();
      }
    }
    endPipeline();
    return new Script(pipelines);
  }

  private void ampersand() throws UnreadableScript {
    if (words.startsWith("&>")) {
      words.skip(1);
      redirection();
    } else {
      words.skip(words.startsWith("&&") ? 2 : 1);
      endPipeline();
    }
  }

  private void bar() {
    if (words.startsWith("||")) {
      words.skip(2);
      endPipeline();
    } else {
      words.skip(words.startsWith("|&") ? 2 : 1);
      endCommand();
    }
  }

  private void redirection() throws UnreadableScript {
    if (words.startsWith("<(") || words.startsWith(">(")) {
      word();
    } else if (words.startsWith("<<<")) {
      words.skip(3);
      words.skipBlanks();
      words.word();
    } else if (words.startsWith("<<")) {
      boolean isIndented = words.startsWith("<<-");
      words.skip(isIndented ? 3 : 2);
      words.skipBlanks();
      pending.add(new HereDocument(words.word().text(), isIndented));
    } else {
      while (words.startsWithAny("<>&|")) {
        words.skip(1);
      }
      words.skipBlanks();
      words.word();
    }
  }

  /** What stands in a here-document is data. */
  private void skipHereDocuments() throws UnreadableScript {
    for (HereDocument document : pending) {
      String line;
      do {
        line = words.line();
        line = document.isIndented() ? line.stripLeading() : line;
      } while (!line.equals(document.delimiter()));
    }
    pending.clear();
  }

  private void word() throws UnreadableScript {
    int start = words.at();
    Word word = words.word();
    if (isDescriptor(start)) {
      return;
    }
    String raw = text.substring(start, words.at());
    boolean isFirst = current.isEmpty();
    if (isFirst && assignments.isEmpty() && LEADING.contains(raw)) {
      return;
    }
    if (isFirst && CLOSING.contains(raw)) {
      return;
    }
    int equals = isFirst ? Assignment.end(raw) : -1;
    if (equals > 0) {
      assignments.add(
          new Assignment(
              raw.substring(0, equals),
              new Word(
                  word.text().substring(equals + 1),
                  word.source().substring(equals + 1),
                  word.variables(),
                  word.substitutions(),
                  word.isLiteral())));
    } else {
      current.add(word);
    }
  }

  /** The digits of {@code 2>file} are no word. */
  private boolean isDescriptor(int start) {
    for (int i = start; i < words.at(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return words.startsWithAny("<>");
  }

  private void endCommand() {
    commands.add(new SimpleCommand(assignments, current));
    assignments = new ArrayList<>();
    current = new ArrayList<>();
  }

  private void endPipeline() {
    if (!current.isEmpty() || !assignments.isEmpty() || !commands.isEmpty()) {
      endCommand();
      pipelines.add(new Pipeline(commands));
      commands = new ArrayList<>();
    }
  }
}
