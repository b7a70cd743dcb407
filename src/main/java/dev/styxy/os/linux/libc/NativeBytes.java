package dev.styxy.os.linux.libc;

import java.nio.ByteOrder;

/** Reads and writes the integers of C structures in byte arrays. */
public final class NativeBytes {
  private static final boolean IS_BIG = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

  private NativeBytes() {}

  /** Two bytes in the machine's order, unsigned. */
  public static int u16(byte[] bytes, int at) {
    return IS_BIG ? bigU16(bytes, at) : (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }

  /** Four bytes in the machine's order. */
  public static int s32(byte[] bytes, int at) {
    if (IS_BIG) {
      return bigS32(bytes, at);
    }
    return (bytes[at] & 0xff)
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | bytes[at + 3] << 24;
  }

  /** Two bytes in network order, unsigned. */
  public static int bigU16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  /** Four bytes in network order. */
  public static int bigS32(byte[] bytes, int at) {
    return bigU16(bytes, at) << 16 | bigU16(bytes, at + 2);
  }

  /** Eight bytes in network order. */
  public static long bigS64(byte[] bytes, int at) {
    return (long) bigS32(bytes, at) << 32 | bigS32(bytes, at + 4) & 0xffffffffL;
  }

  /** Eight bytes in the machine's order. */
  static long s64(byte[] bytes, int at) {
    return IS_BIG
        ? bigS64(bytes, at)
        : s32(bytes, at) & 0xffffffffL | (long) s32(bytes, at + 4) << 32;
  }

  public static void putU16(byte[] bytes, int at, int value) {
    if (IS_BIG) {
      putBigU16(bytes, at, value);
    } else {
      bytes[at] = (byte) value;
      bytes[at + 1] = (byte) (value >> 8);
    }
  }

  public static void putS32(byte[] bytes, int at, int value) {
    int high = value >>> 16;
    putU16(bytes, at, IS_BIG ? high : value);
    putU16(bytes, at + 2, IS_BIG ? value : high);
  }

  public static void putS64(byte[] bytes, int at, long value) {
    int high = (int) (value >>> 32);
    putS32(bytes, at, IS_BIG ? high : (int) value);
    putS32(bytes, at + 4, IS_BIG ? (int) value : high);
  }

  public static void putBigU16(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }

  /** An {@code int} in the machine's order, as socket options take it. */
  public static byte[] ofInt(int value) {
    byte[] bytes = new byte[Integer.BYTES];
    putS32(bytes, 0, value);
    return bytes;
  }
}
