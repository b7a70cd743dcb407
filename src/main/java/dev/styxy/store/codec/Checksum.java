package dev.styxy.store.codec;

import java.util.zip.CRC32;

/**
 * The checksum in the second line of the state file, over all that follows that line. It reveals a
 * changed bit within a text, which the parser cannot see.
 */
final class Checksum {
  /** A placeholder while the rest is written. */
  static final String BLANK = "00000000";

  private static final String HEX = "0123456789abcdef";
  private static final String BEFORE_SCHEMA = "{\"" + StateFormat.SCHEMA_FIELD + "\":";

  /** Up to the checksum; the schema, one digit, may be another. */
  private static final String BEFORE =
      BEFORE_SCHEMA + StateFormat.SCHEMA + ",\n\"" + StateFormat.CHECKSUM_FIELD + "\":\"";

  private static final String END = "]}\n";
  private static final int DIGITS_AT = BEFORE.length();
  private static final int BODY_AT = DIGITS_AT + BLANK.length() + 3;

  private Checksum() {}

  /** Puts the checksum of what follows its line into the place of {@link #BLANK}. */
  static void enter(byte[] file, int length) {
    byte[] digits = digits(file, length);
    System.arraycopy(digits, 0, file, DIGITS_AT, digits.length);
  }

  /** Whether the file begins as styxy writes it, checksum included. */
  static boolean isPresent(byte[] file) {
    if (file.length < BODY_AT) {
      return false;
    }
    return beginsAsWritten(file)
        && file[BODY_AT - 3] == '"'
        && file[BODY_AT - 2] == ','
        && file[BODY_AT - 1] == '\n';
  }

  /** Whether the file begins as styxy writes it but does not end that way. */
  static boolean isCutShort(byte[] file) {
    if (!beginsAsWritten(file)) {
      return false;
    }
    for (int i = 1; i <= END.length(); i++) {
      if (file.length < END.length() || file[file.length - i] != END.charAt(END.length() - i)) {
        return true;
      }
    }
    return false;
  }

  /** A shorter file counts if all of it matches. */
  private static boolean beginsAsWritten(byte[] file) {
    for (int i = 0; i < Math.min(file.length, DIGITS_AT); i++) {
      boolean isSchema = i == BEFORE_SCHEMA.length() && file[i] > '0' && file[i] <= '9';
      if (!isSchema && file[i] != BEFORE.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the checksum matches the content. */
  static boolean isRight(byte[] file) {
    byte[] digits = digits(file, file.length);
    for (int i = 0; i < digits.length; i++) {
      if (file[DIGITS_AT + i] != digits[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] digits(byte[] file, int length) {
    CRC32 crc = new CRC32();
    crc.update(file, BODY_AT, length - BODY_AT);
    long sum = crc.getValue();
    byte[] digits = new byte[BLANK.length()];
    for (int i = digits.length - 1; i >= 0; i--) {
      digits[i] = (byte) HEX.charAt((int) (sum & 0xf));
      sum >>>= 4;
    }
    return digits;
  }
}
