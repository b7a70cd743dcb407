package dev.styxy.store.machine;

import dev.styxy.core.system.UntrustedFiles;

/**
 * The name of a file that may be a user's: {@code claims.1000}, or {@code claims.1000.1f2e} where
 * somebody else has taken that name.
 *
 * @param uid negative when it is no such name
 */
record ClaimsName(long uid, boolean isUsual) {
  static final String PREFIX = "claims.";

  /** What a file is called until it is whole. */
  static final String NEW = ".new";

  private static final ClaimsName NONE = new ClaimsName(-1, false);
  private static final int MOST_DIGITS = 10;

  static ClaimsName of(String name) {
    if (!name.startsWith(PREFIX) || name.endsWith(NEW)) {
      return NONE;
    }
    int end = name.indexOf('.', PREFIX.length());
    int stop = end < 0 ? name.length() : end;
    long uid = 0;
    for (int i = PREFIX.length(); i < stop; i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i >= PREFIX.length() + MOST_DIGITS) {
        return NONE;
      }
      uid = uid * 10 + digit;
    }
    return stop == PREFIX.length() ? NONE : new ClaimsName(uid, end < 0);
  }

  /**
   * Whether the file is the user's: somebody else's says nothing of him, and nor does one that has
   * a second name, if anybody could have linked it here, as a former one of the user's.
   */
  boolean isFor(UntrustedFiles.Facts facts) {
    return facts.isRegular() && facts.uid() == uid && (isUsual || facts.isOnlyName());
  }
}
