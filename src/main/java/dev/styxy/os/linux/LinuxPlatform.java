package dev.styxy.os.linux;

import dev.styxy.core.system.Confinement;
import dev.styxy.core.system.FileStats;
import dev.styxy.core.system.Host;
import dev.styxy.os.linux.exec.OwnDescriptors;
import dev.styxy.os.linux.libc.LibC;
import dev.styxy.os.platform.HostFacts;
import dev.styxy.os.platform.Platform;
import dev.styxy.os.platform.PortSpace;
import java.util.Optional;
import java.util.OptionalInt;

/** Linux: proc(5), and the kernel's own calls through JNA. */
public final class LinuxPlatform implements Platform {
  private static final int STDOUT = 1;
  private static final int STDERR = 2;

  /** Read when first needed, on any thread; null until then. */
  private HostFacts facts;

  private final OwnDescriptors descriptors = new OwnDescriptors();
  private final FileStats fileStats = new LinuxFileStats();

  private LinuxPlatform() {}

  public static LinuxPlatform open() {
    return new LinuxPlatform();
  }

  @Override
  public void warm() {
    try {
      LibC.link();
      facts();
    } catch (LinkageError | OutOfMemoryError e) {
      // The first real call meets the same error, and falls back. JNA starts a thread, which may
      // not be allowed (ulimit -u).
      return;
    }
  }

  @Override
  public synchronized HostFacts facts() {
    if (facts == null) {
      facts = LinuxHostFacts.read();
    }
    return facts;
  }

  @Override
  public OptionalInt terminalColumns() {
    try {
      OptionalInt columns = LinuxTerminal.columns(STDOUT);
      return columns.isPresent() ? columns : LinuxTerminal.columns(STDERR);
    } catch (LinkageError e) {
      return OptionalInt.empty();
    }
  }

  @Override
  public OptionalInt terminalRows() {
    try {
      return LinuxTerminal.rows(STDOUT);
    } catch (LinkageError e) {
      return OptionalInt.empty();
    }
  }

  @Override
  public boolean isReaderGone() {
    try {
      return Hangup.isAt(STDOUT);
    } catch (LinkageError e) {
      return false;
    }
  }

  @Override
  public Confinement confinement() {
    return LinuxConfinement.read(host().processes());
  }

  @Override
  public FileStats fileStats() {
    return fileStats;
  }

  @Override
  public Optional<PortSpace> portSpace() {
    String name = LinuxHostFacts.portSpace(facts());
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(new PortSpace(name, new NonblockingFiles()));
  }

  @Override
  public Host host() {
    return new LinuxHost(facts(), descriptors);
  }
}
