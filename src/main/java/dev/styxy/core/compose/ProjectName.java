package dev.styxy.core.compose;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** A {@code COMPOSE_PROJECT_NAME} that no other directory has, and what tells parts apart. */
public final class ProjectName {
  private static final int DIGEST_BYTES = 4;
  private static final int LONGEST_WORD = 40;

  private ProjectName() {}

  /**
   * The name for a directory: its own name as Compose writes it, lower-case letters, digits, {@code
   * -} and {@code _} (docs.docker.com, "Project name"), and a digest of its path.
   */
  public static String of(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < last.length() && word.length() < LONGEST_WORD; i++) {
      char c = last.charAt(i);
      boolean isAlphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (isAlphanumeric || (c == '-' || c == '_') && word.length() > 0) {
        word.append(c);
      }
    }
    return (word.length() == 0 ? "project" : word.toString()) + "-" + digest(path);
  }

  /**
   * What the names of ports begin with, for Compose files in a directory below the project's: two
   * of them may have a service of the same name.
   *
   * @param path relative to the project; empty for its own directory
   */
  public static String prefix(String path) {
    boolean isPlain = path.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,10}");
    return path.isEmpty() ? "" : (isPlain ? path : digest(path)) + "-";
  }

  private static String digest(String path) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
      StringBuilder digits = new StringBuilder();
      for (int i = 0; i < DIGEST_BYTES; i++) {
        digits.append(Character.forDigit(hash[i] >> 4 & 15, 16));
        digits.append(Character.forDigit(hash[i] & 15, 16));
      }
      return digits.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
