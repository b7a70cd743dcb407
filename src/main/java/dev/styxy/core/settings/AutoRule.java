package dev.styxy.core.settings;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How ranges are given to unknown types whose names match a pattern; what it leaves open, the
 * general settings decide.
 *
 * @param glob a name in which {@code *} matches any characters and {@code ?} for one
 * @param placement absent for the general one, unless there is a preferred start: then smart
 * @param preferredStart where the search for a hole begins
 */
public record AutoRule(
    String glob, OptionalInt chunkSize, Optional<Placement> placement, OptionalInt preferredStart) {

  /** Whether it matches a type's name. */
  public boolean matches(String type) {
    int at = 0;
    int from = 0;
    int star = -1;
    int resume = 0;
    while (from < type.length()) {
      if (at < glob.length() && glob.charAt(at) == '*') {
        star = at++;
        resume = from;
      } else if (at < glob.length() && isOne(glob.charAt(at), type.charAt(from))) {
        at++;
        from++;
      } else if (star >= 0) {
        at = star + 1;
        from = ++resume;
      } else {
        return false;
      }
    }
    return glob.substring(at).chars().allMatch(c -> c == '*');
  }

  private static boolean isOne(char pattern, char c) {
    return pattern == '?' || pattern == c;
  }
}
