package dev.styxy.store.file;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrivateGroupsTest {
  private static final long ANN = 1000;
  private static final long BOB = 1001;

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path users = files.getPath("/passwd");
  private final Path groups = files.getPath("/group");
  private final PrivateGroups all = new PrivateGroups(users, groups);

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        users, "root:x:0:0::/root:/bin/sh\nann:x:1000:1000::/:\nbob:x:1001:2000::/:\nbroken\n");
    Files.writeString(
        groups,
        "root:x:0:\nann:x:1000:\nteam:x:1500:ann,bob\nmine:x:1600:ann,root\nstaff:x:50:\nlast:x:2000\n");
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void aGroupOfOnesOwnIsPrivate() throws IOException {
    assertTrue(all.isOnlyOf(1000, ANN));
    assertTrue(all.isOnlyOf(1600, ANN));
    assertTrue(all.isOnlyOf(50, ANN));
    assertTrue(all.isOnlyOf(0, ANN));
  }

  @Test
  void aGroupWithAnotherMemberIsNot() throws IOException {
    assertFalse(all.isOnlyOf(1500, ANN));
    assertFalse(all.isOnlyOf(1000, BOB));
    assertFalse(all.isOnlyOf(1000, 0));
  }

  @Test
  void aGroupThatIsTheFirstOfAnotherIsNot() throws IOException {
    assertFalse(all.isOnlyOf(2000, ANN));
    assertTrue(all.isOnlyOf(2000, BOB));
  }

  @Test
  void anUnknownGroupIsTheUsersWhoseNumberItHas() throws IOException {
    assertTrue(all.isOnlyOf(4711, 4711));
    assertFalse(all.isOnlyOf(4711, ANN));
    Files.delete(users);
    Files.delete(groups);
    assertTrue(all.isOnlyOf(1000, ANN));
    assertFalse(all.isOnlyOf(1500, ANN));
  }
}
