package dev.styxy.os.platform;

import java.nio.ByteBuffer;

/** Writes addresses as text; a mapped one (::ffff:0:0/96) as its IPv4 address. */
public final class Addresses {
  private static final int GROUPS = 8;
  private static final int MAPPED = 0xffff;

  private Addresses() {}

  /** {@code 127.0.0.1} for 0x7f000001. */
  public static String ipv4(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 0xff)
        + "."
        + (address >>> 8 & 0xff)
        + "."
        + (address & 0xff);
  }

  /** The form of RFC 5952: lower case, the longest run of zero groups (two or more) shortened. */
  public static String ipv6(long high, long low) {
    if (high == 0 && low >>> 32 == MAPPED) {
      return ipv4((int) low);
    }
    int runStart = longestRun(high, low);
    int runEnd = runStart < 0 ? -1 : runStart + runLength(high, low, runStart);
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < GROUPS; i++) {
      if (i == runStart) {
        text.append("::");
        i = runEnd - 1;
        continue;
      }
      if (i > 0 && i != runEnd) {
        text.append(':');
      }
      text.append(Integer.toHexString(group(high, low, i)));
    }
    return text.toString();
  }

  /** Address and port as one word: {@code 127.0.0.1:80}, {@code [::1]:80}. */
  public static String endpoint(String address, int port) {
    return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
  }

  /** The text of an address in bytes, 4 or 16 of them, in network order. */
  public static String of(byte[] bytes) {
    ByteBuffer address = ByteBuffer.wrap(bytes);
    return bytes.length == Integer.BYTES
        ? ipv4(address.getInt())
        : ipv6(address.getLong(), address.getLong());
  }

  private static int longestRun(long high, long low) {
    int best = -1;
    int bestLength = 1;
    for (int i = 0; i < GROUPS; i++) {
      int length = runLength(high, low, i);
      if (length > bestLength) {
        best = i;
        bestLength = length;
      }
    }
    return best;
  }

  private static int runLength(long high, long low, int start) {
    int end = start;
    while (end < GROUPS && group(high, low, end) == 0) {
      end++;
    }
    return end - start;
  }

  private static int group(long high, long low, int index) {
    long half = index < GROUPS / 2 ? high : low;
    return (int) (half >>> 48 - 16 * (index % (GROUPS / 2))) & 0xffff;
  }
}
