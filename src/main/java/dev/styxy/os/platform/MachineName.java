package dev.styxy.os.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Turns a machine's own name into part of a file name. */
public final class MachineName {
  private static final int LENGTH = 12;
  private static final int ID_LENGTH = 32;

  private MachineName() {}

  /**
   * 12 hexadecimal digits: the first of an id of 128 random bits, such as machine-id(5), or a
   * digest of any other word, since {@code build-01} and {@code build-02} begin alike. {@code
   * local} when there is none.
   */
  public static String of(String word) {
    String trimmed = word.strip();
    if (trimmed.isEmpty()) {
      return "local";
    }
    return isId(trimmed) ? trimmed.substring(0, LENGTH) : digest(trimmed);
  }

  private static boolean isId(String word) {
    boolean isId = word.length() == ID_LENGTH;
    for (int i = 0; i < word.length() && isId; i++) {
      char c = word.charAt(i);
      isId = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
    return isId;
  }

  private static String digest(String word) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, LENGTH / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
