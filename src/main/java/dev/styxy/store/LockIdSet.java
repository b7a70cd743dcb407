package dev.styxy.store;

/**
 * The lock ids of one state. A {@code HashSet} would make an object for each, at every load and
 * every save.
 */
final class LockIdSet {
  private static final int LENGTH = 36;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** Open addressing; a power of two of places, of which at most half are taken. */
  private final String[] places;

  LockIdSet(int most) {
    this(new String[Math.max(4, Integer.highestOneBit(most) * 4)]);
  }

  private LockIdSet(String[] places) {
    this.places = places;
  }

  LockIdSet copy() {
    return new LockIdSet(places.clone());
  }

  /** Whether so many can be in it, those that are there included. */
  boolean hasRoomFor(int count) {
    return 2 * count <= places.length;
  }

  /** Adds one; false when it was there before. */
  boolean add(String lockId) {
    int at = (int) ((lockId.hashCode() * SPREAD) >>> 33) & (places.length - 1);
    while (places[at] != null) {
      if (places[at].equals(lockId)) {
        return false;
      }
      at = (at + 1) & (places.length - 1);
    }
    places[at] = lockId;
    return true;
  }

  /** A UUID in its canonical, lower-case form: two that are equal are spelled alike. */
  static boolean isLockId(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean isDigit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (!isDigit && !(c == '-' && (i == 8 || i == 13 || i == 18 || i == 23))) {
        return false;
      }
    }
    return text.charAt(8) == '-'
        && text.charAt(13) == '-'
        && text.charAt(18) == '-'
        && text.charAt(23) == '-';
  }
}
