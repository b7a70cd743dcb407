package dev.styxy.os.platform;

import dev.styxy.core.system.LockIds;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Makes version 4 UUIDs (RFC 9562, §5.4) from the kernel's random device. Java's own generator
 * loads the security providers first, which takes longer than the rest of an allocation.
 */
public final class RandomLockIds implements LockIds {
  private static final String DEVICE = "/dev/urandom";
  private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;
  private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

  @Override
  public String next() {
    byte[] bytes = new byte[16];
    try (FileInputStream device = new FileInputStream(DEVICE)) {
      if (device.readNBytes(bytes, 0, bytes.length) < bytes.length) {
        return UUID.randomUUID().toString();
      }
    } catch (IOException e) {
      return UUID.randomUUID().toString();
    }
    ByteBuffer random = ByteBuffer.wrap(bytes);
    long most = random.getLong() & VERSION_MASK | VERSION_4;
    long least = random.getLong() & VARIANT_MASK | VARIANT_RFC;
    return new UUID(most, least).toString();
  }
}
