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
  private static final int FIELDS = 5;
  private static final int PARTS = 4;
  private static final int LONGEST_LABEL = 2 * Names.LONGEST + 1;

  private ClaimReader() {}

  /** The first claims in the text, at most {@link MachinePlace#MOST_CLAIMS}. */
  static List<ForeignClaim> read(long uid, byte[] bytes) {
    List<String> lines = split(new String(bytes, StandardCharsets.UTF_8), '\n');
    List<ForeignClaim> claims = new ArrayList<>();
    if (!lines.get(0).equals(ClaimText.HEADER)) {
      return claims;
    }
    for (int i = 1; i < lines.size() && claims.size() < MachinePlace.MOST_CLAIMS; i++) {
      Optional<ForeignClaim> claim = claim(uid, lines.get(i));
      if (claim.isPresent()) {
        claims.add(claim.get());
      }
    }
    return claims;
  }

  /**
   * The claims in the user's own text that are not of this home. Those before the first home are of
   * the version that knew one alone.
   */
  static List<ForeignClaim> readOtherHomes(long uid, byte[] bytes, String home) {
    List<ForeignClaim> claims = new ArrayList<>();
    for (String line : linesOfOtherHomes(bytes, home)) {
      Optional<ForeignClaim> claim = claim(uid, line);
      if (claim.isPresent() && claims.size() < MachinePlace.MOST_CLAIMS) {
        claims.add(claim.get());
      }
    }
    return claims;
  }

  /** The lines of the user's own text that are not of this home, those of homes among them. */
  static List<String> linesOfOtherHomes(byte[] bytes, String home) {
    List<String> all = split(new String(bytes, StandardCharsets.UTF_8), '\n');
    List<String> lines = new ArrayList<>();
    boolean isOther = false;
    for (int i = 1; i < all.size() && all.get(0).equals(ClaimText.HEADER); i++) {
      String line = all.get(i);
      if (line.startsWith(ClaimText.HOME)) {
        isOther = !line.equals(ClaimText.HOME + home);
      }
      if (isOther && !line.isEmpty()) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Empty when the line is not one. */
  static Optional<ForeignClaim> claim(long uid, String line) {
    return claim(uid, split(line, ClaimText.FIELD));
  }

  private static Optional<ForeignClaim> claim(long uid, List<String> fields) {
    if (fields.size() != FIELDS) {
      return Optional.empty();
    }
    OptionalLong port = number(fields.get(0));
    OptionalLong end = number(fields.get(2));
    boolean isPort =
        port.isPresent() && PortRange.isPort((int) Math.min(port.getAsLong(), 1 << 17));
    boolean isEnding =
        end.isPresent()
            ? end.getAsLong() <= Moment.LATEST_MILLIS
            : fields.get(2).equals(ClaimText.NONE);
    if (!isPort || !isEnding || !Protocol.words().contains(fields.get(1))) {
      return Optional.empty();
    }
    Optional<List<ProcessRef>> owners = owners(fields.get(3));
    return owners.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ForeignClaim(
                (int) port.getAsLong(),
                Protocol.of(fields.get(1)),
                uid,
                label(fields.get(4)),
                owners.get(),
                end));
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
      OptionalLong pid = number(parts.get(0));
      OptionalLong start = parts.size() == PARTS ? number(parts.get(1)) : OptionalLong.empty();
      if (pid.isEmpty() || start.isEmpty()) {
        return Optional.empty();
      }
      owners.add(
          new ProcessRef(pid.getAsLong(), start.getAsLong(), parts.get(2), parts.get(3), ""));
    }
    return Optional.of(owners);
  }

  /** At most 18 digits, which no overflow can come of. */
  private static OptionalLong number(String digits) {
    if (digits.isEmpty() || digits.length() > 18) {
      return OptionalLong.empty();
    }
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      number = number * 10 + digit;
    }
    return OptionalLong.of(number);
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
