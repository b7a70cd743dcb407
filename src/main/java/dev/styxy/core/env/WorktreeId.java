package dev.styxy.core.env;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The id of a project's directory: the letters and digits of its name, for people, and a hash of
 * its whole path. It depends on nothing else, so it is the same after a reboot. It begins with a
 * letter and has only small letters and digits, as databases and Compose want their names.
 */
final class WorktreeId {
  private static final int LONGEST_NAME = 10;

  /** 50 bits: a million directories share none but with a chance of one in two thousand. */
  private static final int HASH_LENGTH = 10;

  /** Crockford's base 32, whose letters are not mistaken for digits. */
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int BITS = 5;

  private WorktreeId() {}

  static String of(String project) {
    return name(project) + hash(project);
  }

  private static String name(String project) {
    String directory = project.substring(project.lastIndexOf('/') + 1);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < directory.length() && name.length() < LONGEST_NAME; i++) {
      char c = directory.charAt(i);
      char small = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
      boolean isLetter = small >= 'a' && small <= 'z';
      if (isLetter || (small >= '0' && small <= '9' && name.length() > 0)) {
        name.append(small);
      }
    }
    return name.length() == 0 ? "p" : name.toString();
  }

  private static String hash(String project) {
    byte[] digest = sha256().digest(project.getBytes(StandardCharsets.UTF_8));
    StringBuilder hash = new StringBuilder();
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << Byte.SIZE | digest[i] & 0xff;
    }
    for (int i = 0; i < HASH_LENGTH; i++) {
      hash.append(DIGITS.charAt((int) (bits >>> i * BITS & (1 << BITS) - 1)));
    }
    return hash.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
