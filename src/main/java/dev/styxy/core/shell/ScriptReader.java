package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
      Set.of("if", "then", "else", "elif", "while", "until", "do", "!", "{", "time", "coproc");

  private final WordReader words;
  private final String text;
  private final int depth;
  private final List<Pipeline> pipelines = new ArrayList<>();
  private final Map<String, Script> functions = new HashMap<>();
  private final Nesting nesting = new Nesting();
  private final List<HereDocument> pending = new ArrayList<>();
  private List<SimpleCommand> commands = new ArrayList<>();
  private List<Assignment> assignments = new ArrayList<>();
  private List<Word> current = new ArrayList<>();
  private Optional<Input> input = Optional.empty();
  private Optional<Word> output = Optional.empty();
  private Optional<String> function = Optional.empty();

  /** The compound command that has just been closed; what is redirected is all of it. */
  private Optional<Nesting.Frame> closed = Optional.empty();

  private ScriptReader(String text, int depth) {
    this.text = text;
    this.depth = depth;
    this.words = new WordReader(text, depth);
  }

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
        readHereDocuments();
      } else if (c == '(') {
        openParenthesis();
      } else if (c == ')') {
        words.skip(1);
        endPipeline();
        closed = nesting.close(Nesting.Kind.SUBSHELL);
        endFunction();
      } else if (c == ';') {
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
    return new Script(pipelines, functions);
  }

  /** A subshell, the parentheses of a function, or the head of a counting loop. */
  private void openParenthesis() throws UnreadableScript {
    boolean isFirst = current.size() == 1 && assignments.isEmpty();
    if (isFirst && words.startsWith("((") && isWord("for")) {
      words.counted().ifPresent(current::addAll);
      return;
    }
    words.skip(1);
    boolean isNamed = isFirst && current.get(0).isLiteral();
    boolean isOfFunction = isNamed || (current.isEmpty() && function.isPresent());
    if (isOfFunction && words.skipBlanks() && words.startsWith(")")) {
      words.skip(1);
      function = isNamed ? Optional.of(current.get(0).text()) : function;
      current = new ArrayList<>();
      return;
    }
    endPipeline();
    nesting.open(Nesting.Kind.SUBSHELL, pipelines.size(), function);
    function = Optional.empty();
  }

  private boolean isWord(String word) {
    return current.get(0).isLiteral() && current.get(0).text().equals(word);
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
      return;
    }
    words.skip(words.startsWith("|&") ? 2 : 1);
    if (closed.isPresent() && current.isEmpty() && commands.isEmpty()) {
      List<Pipeline> group = pipelines.subList(closed.get().start(), pipelines.size());
      commands.add(SimpleCommand.printing(Input.of(new Script(List.copyOf(group)))));
      closed = Optional.empty();
    } else {
      endCommand();
    }
  }

  private void redirection() throws UnreadableScript {
    int start = words.at();
    if (words.startsWith("<(") || words.startsWith(">(")) {
      word();
    } else if (words.startsWith("<<<")) {
      words.skip(3);
      words.skipBlanks();
      give(new Input(words.word(), false, true));
    } else if (words.startsWith("<<")) {
      boolean isIndented = words.startsWith("<<-");
      words.skip(isIndented ? 3 : 2);
      words.skipBlanks();
      int begin = words.at();
      String delimiter = words.word().text();
      boolean isQuoted = !delimiter.equals(text.substring(begin, words.at()));
      pending.add(new HereDocument(delimiter, isIndented, isQuoted, reader()));
    } else {
      boolean isOutput = words.startsWith(">") && !words.startsWith(">&");
      boolean isInput = words.startsWith("<") && !words.startsWith("<&");
      while (words.startsWithAny("<>&|") && !words.startsWith("<(") && !words.startsWith(">(")) {
        words.skip(1);
      }
      words.skipBlanks();
      Word file = words.word();
      if (isInput) {
        give(new Input(file, true, true));
      } else if (isOutput && closed.isEmpty() && !isOfErrors(start)) {
        output = Optional.of(file);
      }
    }
  }

  /** {@code 2>file}. */
  private boolean isOfErrors(int start) {
    return start > 0 && text.charAt(start - 1) == '2';
  }

  private HereDocument.Reader reader() {
    return closed.isPresent()
        ? new HereDocument.Reader(closed.get().start(), -1)
        : new HereDocument.Reader(pipelines.size(), commands.size());
  }

  private void give(Input given) {
    if (closed.isPresent()) {
      give(given, reader());
    } else {
      input = Optional.of(given);
    }
  }

  /** Of a loop, {@code read} gets it. */
  private void give(Input given, HereDocument.Reader reader) {
    for (int i = reader.pipeline(); i < pipelines.size(); i++) {
      List<SimpleCommand> changed = new ArrayList<>(pipelines.get(i).commands());
      for (int j = 0; j < changed.size(); j++) {
        boolean isMeant =
            reader.command() < 0
                ? changed.get(j).input().isEmpty() && changed.get(j).isCall("read")
                : i == reader.pipeline() && j == reader.command();
        if (isMeant) {
          changed.set(j, changed.get(j).reading(given));
        }
      }
      pipelines.set(i, new Pipeline(changed));
    }
  }

  private void readHereDocuments() throws UnreadableScript {
    for (HereDocument document : pending) {
      give(document.read(words, depth), document.reader());
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
    if (isFirst && assignments.isEmpty() && isReserved(raw)) {
      return;
    }
    closed = Optional.empty();
    int equals = isFirst ? Assignment.end(raw) : -1;
    if (equals > 0) {
      assign(raw, equals, word);
    } else {
      current.add(word);
    }
  }

  private boolean isReserved(String raw) throws UnreadableScript {
    Optional<Nesting.Kind> closing = Nesting.closed(raw);
    if (closing.isPresent()) {
      closed = nesting.close(closing.get());
      endFunction();
      return true;
    }
    Optional<Nesting.Kind> opening = Nesting.opened(raw);
    if (opening.isPresent()) {
      nesting.open(opening.get(), pipelines.size(), function);
      function = Optional.empty();
    }
    if (raw.equals("function")) {
      words.skipBlanks();
      function = Optional.of(words.word().text());
      return true;
    }
    return LEADING.contains(raw);
  }

  /** What a function does is not done here. */
  private void endFunction() {
    if (closed.isPresent() && closed.get().function().isPresent()) {
      List<Pipeline> body = pipelines.subList(closed.get().start(), pipelines.size());
      functions.put(closed.get().function().get(), new Script(List.copyOf(body)));
      body.clear();
      closed = Optional.empty();
    }
  }

  private void assign(String raw, int equals, Word word) throws UnreadableScript {
    List<Word> values = new ArrayList<>();
    String name = Assignment.name(raw, equals);
    boolean isMore = raw.charAt(equals - 1) == '+';
    Part before = new Part.Variable(name, Optional.empty(), !words.startsWith("("), "$" + name);
    if (raw.length() == equals + 1 && words.startsWith("(")) {
      words.skip(1);
      if (isMore) {
        values.add(Word.of(List.of(before)));
      }
      while (skipLines() && !words.startsWith(")")) {
        int start = words.at();
        values.add(words.word());
        if (words.at() == start) {
          throw new UnreadableScript();
        }
      }
      words.skip(1);
    } else {
      List<Part> parts = new ArrayList<>(isMore ? List.of(before) : List.of());
      parts.addAll(word.from(equals + 1).parts());
      values.add(Word.of(parts));
    }
    assignments.add(new Assignment(name, values));
  }

  private boolean skipLines() {
    while (words.skipBlanks()) {
      if (!words.startsWith("\n")) {
        return true;
      }
      words.skip(1);
    }
    return false;
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
    commands.add(new SimpleCommand(assignments, current, input, output, nesting.isConditional()));
    assignments = new ArrayList<>();
    current = new ArrayList<>();
    input = Optional.empty();
    output = Optional.empty();
  }

  private void endPipeline() {
    closed = Optional.empty();
    if (!current.isEmpty() || !assignments.isEmpty() || input.isPresent() || !commands.isEmpty()) {
      endCommand();
      pipelines.add(new Pipeline(commands));
      commands = new ArrayList<>();
    }
  }
}
