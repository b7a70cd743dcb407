package dev.styxy.cli.invocation;

import dev.styxy.cli.text.Pipes;
import dev.styxy.cli.text.Printable;
import dev.styxy.cli.text.Tone;
import dev.styxy.cli.text.WordWrap;
import dev.styxy.model.StyxyException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Where text goes: answers to stdout, messages to stderr, nothing unprintable to either. */
public final class Output {
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final String PREFIX = "styxy:";

  /** A message that fits any terminal. */
  private static final int SHORT = 33;

  private final Surroundings surroundings;
  private final Optional<String> color;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean isJson;
  private final boolean isErrTerminal;
  private boolean isQuiet;
  private String done = "";
  private TerminalStyle look;
  private Progress progress;
  private StringBuilder frame;

  /**
   * Output as the command line wants it.
   *
   * @param isJson whether the answer is one JSON object
   * @param color the colour choice as given, which may be invalid
   */
  public Output(
      Surroundings surroundings,
      boolean isJson,
      Optional<String> color,
      PrintStream out,
      PrintStream err) {
    this.surroundings = surroundings;
    this.isJson = isJson;
    this.color = color;
    this.out = out;
    this.err = err;
    isErrTerminal = surroundings.terminals().contains(STDERR);
  }

  public boolean isJson() {
    return isJson;
  }

  /** From now on only the answer and errors are printed. */
  public void silence() {
    isQuiet = true;
  }

  public boolean isQuiet() {
    return isQuiet;
  }

  /**
   * How text is laid out; created when first needed, as printing a port does not need it. An
   * invalid colour choice is ignored here, because the failure that says so is printed, too.
   */
  public TerminalStyle look() {
    if (look == null) {
      look =
          new TerminalStyle(
              surroundings,
              color.isPresent()
                  ? ColorChoice.find(color.get()).orElse(ColorChoice.AUTO)
                  : ColorChoice.AUTO);
    }
    return look;
  }

  /** Says on a terminal, after a moment, what is going on, until something else is printed. */
  public void progress(String what) {
    if (progress != null) {
      progress.next(what);
    } else if (isErrTerminal && !isJson && !isQuiet) {
      progress = new Progress(err, what);
    }
  }

  /** What has been saved: reported if the answer, which says it all, does not get through. */
  public void done(String words) {
    done = words;
  }

  /** What was done nevertheless, as the end of a sentence; empty when nothing was. */
  public String doneWords() {
    return done.isEmpty() ? "" : "; nevertheless it was done: " + done;
  }

  private void endProgress() {
    if (progress != null) {
      progress.close();
      progress = null;
    }
  }

  /** One line of the answer. */
  public void answer(String line) {
    endProgress();
    append(Printable.of(line));
    append("\n");
  }

  /** A sentence of the answer: on a terminal it fits, and paths are as people write them. */
  public void sentence(String words) {
    String text = look().path(Printable.of(words));
    raw(
        (look().width().isPresent()
                ? new WordWrap(look().width().getAsInt(), "  ").of(text, 0)
                : text)
            + "\n");
  }

  /** Text of our own, lines and all. */
  public void raw(String text) {
    endProgress();
    append(text);
  }

  /** Text of our own that is no answer, lines and all. */
  public void message(String text) {
    endProgress();
    err.append(text);
  }

  /** As bytes, because the stream would take each character through three buffers. */
  private void append(String text) {
    if (frame == null) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.write(bytes, 0, bytes.length);
    } else {
      frame.append(text);
    }
  }

  /** Collects the answer instead of printing it. */
  public String frameOf(Runnable printing) {
    frame = new StringBuilder();
    try {
      printing.run();
      return frame.toString();
    } finally {
      frame = null;
    }
  }

  /** The whole answer as one JSON object. */
  public void answer(Json.Fields fields) {
    endProgress();
    Json.print(fields, this::append);
    append("\n");
  }

  /** What a script may want to log: printed unless silenced. */
  public void note(String line) {
    if (!isQuiet) {
      error(line);
    }
  }

  /** What only a person at a terminal wants to know. */
  public void hint(String line) {
    if (isErrTerminal && !isJson) {
      note(line);
    }
  }

  /** What went wrong with a part of what was asked for; not silenced. */
  public void error(String line) {
    message(Tone.PLAIN, line);
  }

  private void message(Tone tone, String line) {
    endProgress();
    String text = Printable.of(line);
    if (isErrTerminal) {
      err.append(look().paintMessage(tone, PREFIX)).append(' ');
      err.append(wrapped(look().message(text)));
    } else {
      err.append(PREFIX).append(' ').append(text);
    }
    err.append('\n');
  }

  /** The width is asked for only where it may matter. */
  private String wrapped(String text) {
    if (text.length() < SHORT) {
      return text;
    }
    OptionalInt width = look().messageWidth();
    return width.isPresent()
        ? new WordWrap(width.getAsInt(), "  ").of(text, PREFIX.length() + 1)
        : text;
  }

  /** Says why the command failed, and what to type next. */
  public void failure(StyxyException failure) {
    if (isJson) {
      answer(json -> JsonFields.failure(json, failure));
      return;
    }
    message(Tone.BAD, failure.getMessage());
    suggest(failure.suggestions());
  }

  /** What may be typed next; not only for people, as agents have no terminal. */
  public void advise(List<String> suggestions) {
    if (!isJson && !isQuiet) {
      suggest(suggestions);
    }
  }

  /** What to type next; not silenced. */
  public void suggest(List<String> suggestions) {
    endProgress();
    for (int i = 0; i < suggestions.size(); i++) {
      err.append(i == 0 ? "  try: " : "       ");
      err.append(Printable.of(suggestions.get(i))).append('\n');
    }
  }

  /** The stack trace of a failure, for --debug. */
  public void trace(Throwable failure) {
    endProgress();
    trace("", failure);
  }

  private void trace(String relation, Throwable failure) {
    err.append(relation).append(Printable.of(failure.toString())).append('\n');
    for (StackTraceElement frame : failure.getStackTrace()) {
      err.append("\tat ").append(Printable.of(frame.toString())).append('\n');
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      trace("Suppressed: ", suppressed);
    }
    if (failure.getCause() != null) {
      trace("Caused by: ", failure.getCause());
    }
  }

  /** Flushes what was printed so far; returns whether anybody still reads. */
  public boolean flush() {
    endProgress();
    boolean isTaken = !out.checkError();
    err.flush();
    return isTaken;
  }

  /** Whether nobody will read what is printed from now on; found out without printing. */
  public boolean isReaderGone() {
    return Pipes.isPipe(STDOUT) && surroundings.reader().isGone();
  }

  /**
   * Flushes everything; returns whether stdout took it, or its reader has just gone away. A failure
   * of stdout is reported on stderr, even with JSON.
   */
  public boolean finish() {
    endProgress();
    boolean isLost = out.checkError() && !Pipes.isPipe(STDOUT);
    if (isLost) {
      error("stdout could not take the whole answer" + doneWords());
    }
    err.flush();
    return !isLost;
  }
}
