package dev.styxy.cli.invocation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/**
 * Writes one JSON object. All but ASCII is escaped, and of that the one control character that JSON
 * does not mind, so that it is safe on a terminal as well.
 */
public final class Json {

  /** Writes the fields of an object that is open. */
  public interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  /** Characters. */
  private static final int LARGE_PIECE = 1 << 20;

  private Json() {}

  /** The object with these fields, in one line. */
  public static String object(Fields fields) {
    StringBuilder text = new StringBuilder();
    print(fields, text::append);
    return text.toString();
  }

  /** The same over several lines, for a file that people edit. */
  public static String indented(Fields fields) {
    StringBuilder text = new StringBuilder();
    write(fields, text::append, true);
    return text.append('\n').toString();
  }

  /**
   * Hands over the object with these fields, in one line: in one piece if it is small, as nearly
   * all are, so that a failure leaves no half of it, and else piece by piece, so that it need not
   * fit into the memory.
   */
  static void print(Fields fields, Consumer<String> taker) {
    write(fields, taker, false);
  }

  private static void write(Fields fields, Consumer<String> taker, boolean isIndented) {
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    try (JsonGenerator json = factory.createGenerator(new Pieces(taker))) {
      if (isIndented) {
        json.setPrettyPrinter(Indentation.OF_A_FILE);
      }
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A class of its own, so that nobody loads it who writes one line. */
  private static final class Indentation {
    private static final PrettyPrinter OF_A_FILE =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withSeparators(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
  }

  /** Keeps what is written until it is a large piece, or the end. */
  private static final class Pieces extends Writer {
    private final Consumer<String> taker;
    private final StringBuilder piece = new StringBuilder(512);

    Pieces(Consumer<String> taker) {
      this.taker = taker;
    }

    @Override
    public void write(char[] text, int from, int length) {
      piece.append(text, from, length);
      if (piece.length() >= LARGE_PIECE) {
        handOver();
      }
    }

    @Override
    public void flush() {
      // The generator flushes when it is closed; what is not closed is not to be seen.
    }

    @Override
    public void close() {
      handOver();
    }

    private void handOver() {
      taker.accept(piece.toString().replace("\u007f", "\\u007f"));
      piece.setLength(0);
    }
  }
}
