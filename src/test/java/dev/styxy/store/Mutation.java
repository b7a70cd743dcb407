package dev.styxy.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** One way to damage a file, chosen by a seeded random number. */
public final class Mutation {
  private static final String[] PIECES = {
    "null",
    "true",
    "{}",
    "[]",
    "[[[[",
    "]]]]",
    "{\"a\":",
    "\"",
    ",",
    "1e999",
    "-1",
    "0.5",
    "99999999999999999999999999",
    "9223372036854775807",
    "\\u0000",
    "\\ud800",
    "\u0000",
    "\ufeff",
    "\u001b[2J",
    "\u202e",
    "\n",
    "  ",
    "\"schema\":4",
    "\"port\"",
    "00",
    "/*x*/",
    "'a'",
    "NaN"
  };

  private final byte[] good;
  private final Random random;

  public Mutation(byte[] good, Random random) {
    this.good = good;
    this.random = random;
  }

  /** The damaged copy. */
  public byte[] make() {
    byte[] made = good;
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      made = once(made);
    }
    return made;
  }

  private byte[] once(byte[] from) {
    int at = random.nextInt(from.length + 1);
    int to = Math.min(from.length, at + 1 + random.nextInt(40));
    byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(8)) {
      case 0, 1 -> flip(from, at);
      case 2 -> Arrays.copyOf(from, at);
      case 3 -> join(from, at, piece, at);
      case 4 -> join(from, at, piece, to);
      case 5 -> join(from, at, new byte[0], to);
      case 6 -> join(from, to, Arrays.copyOfRange(from, at, to), to);
      default -> join(from, at, noise(), to);
    };
  }

  private byte[] flip(byte[] from, int at) {
    byte[] made = from.clone();
    if (at < made.length) {
      made[at] ^= (byte) (1 << random.nextInt(8));
    }
    return made;
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(64)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] join(byte[] from, int end, byte[] piece, int start) {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    made.write(from, 0, end);
    made.writeBytes(piece);
    made.write(from, start, from.length - start);
    return made.toByteArray();
  }
}
