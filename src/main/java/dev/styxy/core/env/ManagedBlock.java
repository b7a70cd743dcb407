package dev.styxy.core.env;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The lines of a file that are styxy's, between two markers. Whatever is outside of them is kept
 * byte by byte; the text is read as Latin-1, in which every byte is a character.
 */
public final class ManagedBlock {
  /** What some editors put before a text in UTF-8, read as Latin-1. */
  private static final String MARK = "\u00ef\u00bb\u00bf";

  /**
   * What stands around a block, in lines of their own.
   *
   * @param begin what the first begins with
   * @param note what follows there
   */
  public record Markers(String begin, String note, String end) {
    /** In comments that begin with {@code #}: dotenv, make, sh. */
    public static final Markers HASH =
        new Markers(
            "# >>> styxy >>>",
            " what is between these lines is replaced by `styxy env`",
            "# <<< styxy <<<");

    /** The same for {@code styxy compose}, so that neither command undoes the other. */
    public static final Markers COMPOSE =
        new Markers(
            "# >>> styxy compose >>>",
            " what is between these lines is replaced by `styxy compose`",
            "# <<< styxy compose <<<");

    public static final Markers MARKDOWN =
        new Markers(
            "<!-- >>> styxy >>>",
            " what is between these lines is replaced by `styxy agents` -->",
            "<!-- <<< styxy <<< -->");
  }

  private final Markers markers;
  private final String text;
  private final int begin;
  private final int end;

  private ManagedBlock(Markers markers, String text, int begin, int end) {
    this.markers = markers;
    this.text = text;
    this.begin = begin;
    this.end = end;
  }

  /**
   * Finds the block.
   *
   * @param name the file's, for messages
   * @throws StyxyException when there is half a block, or more than one
   */
  public static ManagedBlock in(byte[] file, String name) {
    return in(file, name, Markers.HASH);
  }

  /**
   * Finds the block between these markers.
   *
   * @param name the file's, for messages
   * @throws StyxyException when there is half a block, or more than one
   */
  public static ManagedBlock in(byte[] file, String name, Markers markers) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int begin = marker(text, markers.begin(), 0);
    int end = marker(text, markers.end(), 0);
    if (begin < 0 && end < 0) {
      return new ManagedBlock(markers, text, text.length(), text.length());
    }
    boolean isWhole = begin >= 0 && end > begin;
    if (!isWhole
        || marker(text, markers.begin(), begin + 1) >= 0
        || marker(text, markers.end(), end + 1) >= 0) {
      String what = isWhole ? "more than one block" : "half a block";
      String where = begin > end && end >= 0 ? "the end of a block before its beginning" : what;
      throw new StyxyException(
          FailureCode.CONFIG_INVALID,
          name + " has " + where + " of styxy's; it is left as it is",
          "remove the lines with '"
              + markers.begin()
              + "' and '"
              + markers.end()
              + "' from "
              + name);
    }
    return new ManagedBlock(markers, text, begin, endOfLine(text, end));
  }

  /** Where a line begins with the marker, from a position on; -1 when none does. */
  private static int marker(String text, String marker, int from) {
    for (int at = text.indexOf(marker, from); at >= 0; at = text.indexOf(marker, at + 1)) {
      if (at == start(text) || at > 0 && text.charAt(at - 1) == '\n') {
        return at;
      }
    }
    return -1;
  }

  private static int start(String text) {
    return text.startsWith(MARK) ? MARK.length() : 0;
  }

  private static int endOfLine(String text, int at) {
    int newline = text.indexOf('\n', at);
    return newline < 0 ? text.length() : newline + 1;
  }

  /** Whether there is a line in the text that would be taken for a marker of the usual block. */
  public static boolean isMarked(String text) {
    return marker(text, Markers.HASH.begin(), 0) >= 0 || marker(text, Markers.HASH.end(), 0) >= 0;
  }

  /** The lines of the file that are not styxy's. */
  public List<String> linesOutside() {
    String before = text.substring(Math.min(start(text), begin), begin);
    return (before + "\n" + text.substring(end)).lines().toList();
  }

  /** The lines of the block, without its markers. */
  public List<String> linesInside() {
    return asText(text.substring(begin, end))
        .lines()
        .filter(line -> !line.startsWith("# "))
        .toList();
  }

  private static String asText(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static String asBytes(String line) {
    return new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /**
   * The file with these lines, as UTF-8, in the block, which is put at the end when there was none.
   */
  public byte[] with(List<String> lines) {
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    StringBuilder result = new StringBuilder(text.substring(0, begin));
    boolean isWithinLine = begin > start(text) && text.charAt(begin - 1) != '\n';
    result
        .append(isWithinLine ? newline : "")
        .append(markers.begin())
        .append(markers.note())
        .append(newline);
    for (String line : lines) {
      result.append(asBytes(line)).append(newline);
    }
    result.append(markers.end()).append(newline).append(text.substring(end));
    return result.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
