package dev.styxy.os.macos;

import dev.styxy.os.posix.OwnFolders;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The descriptors that were passed to this process: those that were open when {@code main} began,
 * less what the JVM had opened by then, which are its own files and our jar.
 */
final class MacDescriptors {
  /** PROC_PIDFDVNODEPATHINFO of {@code <sys/proc_info.h>}, and where the path is in it. */
  private static final int FILE_FLAVOR = 2;

  private static final int FILE_SIZE = 1200;
  private static final int FILE_PATH = 176;
  private static final int LONGEST_PATH = 1024;

  private static final String FOLDER = "/dev/fd";

  private final List<Integer> openAtStart = new ArrayList<>();

  /** Those open now, at the start of {@code main}. */
  MacDescriptors() {
    String[] names = new File(FOLDER).list();
    for (String name : names == null ? new String[] {"0", "1", "2"} : names) {
      // The one through which the list itself was read is closed again.
      if (names == null || new File(FOLDER, name).exists()) {
        openAtStart.add(Integer.parseInt(name));
      }
    }
  }

  /** Those to pass on, which are open still. */
  int[] inherited(LibProc processes, int self) {
    List<Integer> open = new ArrayList<>();
    byte[] entries = processes.descriptors(self);
    for (int at = 0; at + Long.BYTES <= entries.length; at += Long.BYTES) {
      open.add(ByteBuffer.wrap(entries).order(ByteOrder.nativeOrder()).getInt(at));
    }
    OwnFolders own = new OwnFolders();
    List<Integer> inherited = new ArrayList<>();
    for (int descriptor : openAtStart) {
      if (open.contains(descriptor) && !own.contain(file(processes, self, descriptor))) {
        inherited.add(descriptor);
      }
    }
    return inherited.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The path of an open file; empty for anything else. */
  private static String file(LibProc processes, int self, int descriptor) {
    LibProc.Reply reply = processes.readDescriptor(self, descriptor, FILE_FLAVOR, FILE_SIZE);
    return reply.isEmpty() ? "" : ProcessFacts.text(reply.bytes(), FILE_PATH, LONGEST_PATH);
  }
}
