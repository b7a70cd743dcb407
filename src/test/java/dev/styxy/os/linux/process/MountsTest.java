package dev.styxy.os.linux.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Which paths may hang whoever looks, by the mounts on the way. */
class MountsTest {
  private static final String ROOT = "22 1 254:1 / / rw,noatime shared:1 - ext4 /dev/vda1 rw\n";

  private static String mount(String point, String type) {
    return "40 22 0:45 / " + point + " rw,nosuid shared:9 master:2 - " + type + " host:/x rw\n";
  }

  @Test
  void aLocalDirectoryDoesNotBlock() {
    assertFalse(Mounts.of(ROOT).mayBlock("/home/me/app"));
    assertFalse(Mounts.of(ROOT + mount("/tmp", "tmpfs")).mayBlock("/tmp/app"));
  }

  @Test
  void whatIsServedByAProcessOrAHostMayBlock() {
    for (String type : new String[] {"fuse.sshfs", "fuse", "nfs4", "cifs", "9p", "autofs"}) {
      Mounts mounts = Mounts.of(ROOT + mount("/home/me/far", type));
      assertTrue(mounts.mayBlock("/home/me/far"), type);
      assertTrue(mounts.mayBlock("/home/me/far/app"), type);
      assertFalse(mounts.mayBlock("/home/me/farther"), type);
      assertFalse(mounts.mayBlock("/home/me"), type);
    }
  }

  @Test
  void aLocalMountBelowOneThatMayBlockIsReachedThroughIt() {
    String mounts = ROOT + mount("/far", "nfs") + mount("/far/near", "tmpfs");
    assertTrue(Mounts.of(mounts).mayBlock("/far/near/app"));
  }

  @Test
  void aRootThatMayBlockMakesAllBlock() {
    assertTrue(Mounts.of(mount("/", "virtiofs")).mayBlock("/home/me"));
  }

  @Test
  void namesAreReadAsTheKernelWritesThem() {
    Mounts mounts = Mounts.of(ROOT + mount("/a\\040b\\134c", "fuse"));
    assertTrue(mounts.mayBlock("/a b\\c/d"));
  }

  @Test
  void ownMountsCanBeRead() {
    assertTrue(Mounts.read().mayBlock("/proc/self"));
  }
}
