package dev.styxy.cli.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static final Line TOO_LONG = new Line.TooLong();
  private static final Line END = new Line.End();

  private static List<Line> lines(InputStream in) throws IOException {
    LineReader reader = new LineReader(in);
    List<Line> lines = new ArrayList<>();
    do {
      lines.add(reader.next());
    } while (!(lines.get(lines.size() - 1) instanceof Line.End));
    return lines;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Line text(String text) {
    return new Line.Text(text);
  }

  @Test
  void linesEndWithALineFeedOrWithTheStream() throws IOException {
    assertEquals(List.of(text("a"), text(""), text("é"), END), lines(stream("a\n\né")));
    assertEquals(List.of(END), lines(stream("")));
  }

  @Test
  void aLineOfTheGreatestLengthIsKeptAndALongerOneIsNot() throws IOException {
    String longest = "x".repeat(LineReader.LONGEST);
    assertEquals(
        List.of(text(longest), TOO_LONG, text("next"), END),
        lines(stream(longest + "\n" + longest + "x\nnext\n")));
    assertEquals(List.of(TOO_LONG, END), lines(stream(longest + longest)));
  }

  @Test
  void whatIsNotUtf8IsSaidSoAndTheNextLineIsWhole() throws IOException {
    byte[] bytes = {'a', (byte) 0xff, '\n', 'b', '\n'};
    assertEquals(
        List.of(new Line.NotUtf8(), text("b"), END), lines(new ByteArrayInputStream(bytes)));
  }

  @Test
  void bytesMayArriveOneByOne() throws IOException {
    InputStream slow =
        new InputStream() {
          private final byte[] bytes = "ab\ncd\n".getBytes(StandardCharsets.UTF_8);
          private int at;

          @Override
          public int read() {
            return at < bytes.length ? bytes[at++] : -1;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            int next = read();
            if (next < 0) {
              return -1;
            }
            into[from] = (byte) next;
            return 1;
          }
        };
    assertEquals(List.of(text("ab"), text("cd"), END), lines(slow));
  }
}
