package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory whose file system has stopped to answer hangs nobody but who goes there. */
class HungMountIT {
  /**
   * Serves an empty directory on its standard input, which is /dev/fuse, until there is a file of
   * the name that it is given; then it reads on and answers nothing more. Numbers and sizes are
   * those of {@code <linux/fuse.h>}.
   */
  private static final String SERVER =
      """
      import java.io.*;
      import java.nio.*;
      import java.nio.file.*;

      class Fuse {
        public static void main(String[] args) throws Exception {
          var in = new FileInputStream(FileDescriptor.in);
          var out = new FileOutputStream(FileDescriptor.in);
          byte[] request = new byte[1 << 20];
          while (in.read(request) > 0) {
            var header = ByteBuffer.wrap(request).order(ByteOrder.nativeOrder());
            byte[] answer = answer(header.getInt(4), header.getLong(8));
            if (answer.length > 0 && !Files.exists(Path.of(args[0]))) {
              out.write(answer);
            }
          }
        }

        static byte[] answer(int opcode, long unique) {
          return switch (opcode) {
            case 2, 36, 42 -> new byte[0]; // FORGET, INTERRUPT, BATCH_FORGET
            case 26 -> init(unique);
            case 3 -> attributes(unique);
            case 28 -> header(16, 0, unique).array(); // READDIR: the end
            case 1 -> header(16, -2, unique).array(); // LOOKUP: ENOENT
            default -> header(16, -38, unique).array(); // ENOSYS
          };
        }

        static ByteBuffer header(int size, int error, long unique) {
          var bytes = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
          return bytes.putInt(size).putInt(error).putLong(unique);
        }

        static byte[] init(long unique) {
          var bytes = header(16 + 64, 0, unique).putInt(7).putInt(31);
          return bytes.putInt(16 + 20, 4096).array();
        }

        static byte[] attributes(long unique) {
          var bytes = header(16 + 104, 0, unique).putLong(16 + 16, 1);
          return bytes.putInt(16 + 16 + 60, 040755).putInt(16 + 16 + 64, 2).array();
        }
      }
      """;

  private static final String LISTEN =
      """
      class Listen {
        public static void main(String[] args) throws Exception {
          var server = new java.net.ServerSocket(Integer.parseInt(args[0]));
          server.setSoTimeout(300_000);
          while (true) server.accept().close();
        }
      }
      """;

  private static final long PATIENCE_SECONDS = 30;

  @TempDir Path home;
  @TempDir Path elsewhere;
  @TempDir Path files;

  /** Beside the mount: a newer JDK looks through the directory of a source file (JEP 458). */
  @TempDir Path sources;

  private final String java = ProcessHandle.current().info().command().orElse("java");
  private InstalledTool styxy;
  private Path mount;
  private Process fuse;

  @BeforeEach
  void mount() throws IOException {
    Needs.root();
    Assumptions.assumeTrue(Files.isWritable(Path.of("/dev/fuse")), "needs /dev/fuse");
    styxy = new InstalledTool(home.resolve("state"), elsewhere);
    mount = Files.createDirectory(files.resolve("mount"));
    Files.writeString(sources.resolve("Fuse.java"), SERVER);
    Files.writeString(sources.resolve("Listen.java"), LISTEN);
    String script =
        "mount -i -t fuse -o fd=0,rootmode=40000,user_id=0,group_id=0 styxy-test "
            + mount
            + " && exec "
            + java
            + " "
            + sources.resolve("Fuse.java")
            + " "
            + files.resolve("hang");
    // Opened for both by the shell: a redirection of ProcessBuilder opens for one.
    fuse = styxy.start(List.of("sh", "-c", "exec 0<>/dev/fuse; " + script));
    Deadline.await(() -> isMounted() || !fuse.isAlive());
    Assumptions.assumeTrue(isMounted(), "needs to be allowed to mount");
  }

  private boolean isMounted() {
    try {
      return Files.readString(Path.of("/proc/self/mounts")).contains(" " + mount + " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without its server every request fails at once. */
  @AfterEach
  void unmount() throws Exception {
    if (fuse != null) {
      fuse.destroyForcibly().waitFor();
      styxy.runCommand("umount", "-l", mount.toString());
    }
  }

  @Test
  void theSweepDoesNotHangWhereAServerWorksInAHungDirectory() throws Exception {
    try (Sleeper owner = new Sleeper()) {
      String project = mount.toString();
      String[] allocate = {
        "allocate", "dev", "-n", "web", "--project", project, "--owner", owner.owner()
      };
      int port = styxy.run(allocate).port();
      String listen = java + " " + sources.resolve("Listen.java") + " " + port;
      Process server =
          styxy.start(List.of("sh", "-c", "cd " + mount + " && exec setsid " + listen));
      try {
        Deadline.await(() -> Started.answers(port));
        Files.createFile(files.resolve("hang"));
        looksWithoutHanging("list", "--json");
        looksWithoutHanging("scan", "--start", "" + port, "-e", "" + port);
        Result listed = styxy.run("list");
        assertTrue(listed.out().contains("listening"), listed.all());
      } finally {
        fuse.destroyForcibly().waitFor();
        server.destroyForcibly().waitFor();
      }
    }
  }

  private void looksWithoutHanging(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(words));
    command.add(0, InstalledTool.launcher());
    Process process = styxy.start(command);
    try {
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), words[0] + " hangs");
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }
}
