package dev.styxy.store.machine;

import dev.styxy.core.state.MachinePlace;
import dev.styxy.model.ForeignClaim;
import dev.styxy.model.Moment;
import dev.styxy.model.Names;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what another user claims, as {@link ClaimText} writes it. The text may be anything: a line
 * that is not a claim is passed over.
 */
final class ClaimReader {
  private static final int PARTS = 4;
  private static final int LONGEST_LABEL = 2 * Names.LONGEST + 1;

  private ClaimReader() {}

  /** The first claims in the text, at most {@link MachinePlace#MOST_CLAIMS}. */
  static List<ForeignClaim> read(long uid, byte[] bytes) {
    return claims(uid, lines(bytes, ""));
  }

  /** The claims in the user's own text that are not of this home. */
  static List<ForeignClaim> readOtherHomes(long uid, byte[] bytes, String home) {
    return claims(uid, linesOfOtherHomes(bytes, home));
  }

  /**
   * The lines of the user's own text that are not of this home, those of homes among them. Those
   * before the first home are of the version that knew one alone.
   */
  static List<String> linesOfOtherHomes(byte[] bytes, String home) {
    return lines(bytes, ClaimText.HOME + home);
  }

  /**
   * The lines after the first.
   *
   * @param own the line that begins what is left out, as is what comes before any such line; empty
   *     to leave nothing out
   */
  private static List<String> lines(byte[] bytes, String own) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    int start = ClaimText.HEADER.length() + 1;
    if (!text.startsWith(ClaimText.HEADER) || text.indexOf('\n') != start - 1) {
      return lines;
    }
    boolean isWanted = own.isEmpty();
    while (start < text.length()) {
      int found = text.indexOf('\n', start);
      int end = found < 0 ? text.length() : found;
      if (!own.isEmpty() && text.startsWith(ClaimText.HOME, start)) {
        isWanted = end - start != own.length() || !text.startsWith(own, start);
      }
      if (isWanted && end > start) {
        lines.add(text.substring(start, end));
      }
      start = end + 1;
    }
    return lines;
  }

  private static List<ForeignClaim> claims(long uid, List<String> lines) {
    List<ForeignClaim> claims = new ArrayList<>();
    for (int i = 0; i < lines.size() && claims.size() < MachinePlace.MOST_CLAIMS; i++) {
      Optional<ForeignClaim> claim = claim(uid, lines.get(i));
      if (claim.isPresent()) {
        claims.add(claim.get());
      }
    }
    return claims;
  }

  /** Empty when the line is not one. Every user's lines are read each time: nothing is split. */
  static Optional<ForeignClaim> claim(long uid, String line) {
    int port = line.indexOf(ClaimText.FIELD);
    int protocol = line.indexOf(ClaimText.FIELD, port + 1);
    int end = line.indexOf(ClaimText.FIELD, protocol + 1);
    int owners = line.indexOf(ClaimText.FIELD, end + 1);
    boolean isWhole =
        port > 0
            && protocol > port
            && end > protocol
            && owners > end
            && line.indexOf(ClaimText.FIELD, owners + 1) < 0;
    return isWhole
        ? claim(
            uid,
            number(line, 0, port),
            line.substring(port + 1, protocol),
            line.substring(protocol + 1, end),
            line.substring(end + 1, owners),
            line.substring(owners + 1))
        : Optional.empty();
  }

  private static Optional<ForeignClaim> claim(
      long uid, long port, String protocol, String until, String owning, String label) {
    long end = until.equals(ClaimText.NONE) ? 0 : number(until, 0, until.length());
    boolean isPort = port >= 0 && PortRange.isPort((int) Math.min(port, 1 << 17));
    boolean isEnding = end >= 0 && end <= Moment.LATEST_MILLIS;
    boolean isTcp = protocol.equals(Protocol.TCP.word());
    if (!isPort || !isEnding || !isTcp && !Protocol.words().contains(protocol)) {
      return Optional.empty();
    }
    Optional<List<ProcessRef>> owners = owners(owning);
    return owners.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ForeignClaim(
                (int) port,
                isTcp ? Protocol.TCP : Protocol.of(protocol),
                uid,
                label(label),
                owners.get(),
                until.equals(ClaimText.NONE) ? OptionalLong.empty() : OptionalLong.of(end)));
  }

  private static Optional<String> label(String text) {
    boolean isShown = !text.equals(ClaimText.NONE) && !text.isEmpty();
    return isShown && text.length() <= LONGEST_LABEL ? Optional.of(text) : Optional.empty();
  }

  /** Empty when one of them is not readable: without it, the claim could seem to be nobody's. */
  private static Optional<List<ProcessRef>> owners(String text) {
    List<ProcessRef> owners = new ArrayList<>();
    if (text.equals(ClaimText.NONE)) {
      return Optional.of(owners);
    }
    for (String word : split(text, ClaimText.OWNER)) {
      List<String> parts = split(word, ClaimText.PART);
      String begun = parts.size() == PARTS ? parts.get(1) : "";
      long pid = number(parts.get(0), 0, parts.get(0).length());
      long start = number(begun, 0, begun.length());
      if (pid < 0 || start < 0) {
        return Optional.empty();
      }
      owners.add(new ProcessRef(pid, start, parts.get(2), parts.get(3), ""));
    }
    return Optional.of(owners);
  }

  /** At most 18 digits, which no overflow can come of; negative for anything else. */
  private static long number(String text, int from, int to) {
    if (from == to || to - from > 18) {
      return -1;
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** As String.split does it, which needs a regular expression for some separators. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }
}
