package dev.styxy.core.system;

import dev.styxy.core.state.UserFiles;
import dev.styxy.model.Connection;
import dev.styxy.model.EndSignal;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is done to the machine: time passes by pausing, and things happen when their time has come.
 */
public final class FakeActions
    implements Signals, PortHold, CommandStarter, Pause, UserFiles, ConnectionTable {
  private final FakeHost host;
  private final TreeMap<Long, Runnable> plans = new TreeMap<>();
  private final Map<Long, Runnable> ends = new HashMap<>();
  private final Set<Long> stubborn = new HashSet<>();
  public final List<String> sent = new ArrayList<>();
  public final Map<Path, byte[]> files = new HashMap<>();
  public final List<Connection> connections = new ArrayList<>();
  public Optional<ProcessInfo> elsewhere = Optional.empty();

  /** Who has every connection open. */
  public Optional<ProcessInfo> connected = Optional.empty();

  public PortHold.Answer hold = PortHold.Answer.HELD;
  public boolean isHoldSupported = true;
  public final List<Integer> held = new ArrayList<>();
  public CommandStart started;
  public boolean isCommandThere = true;
  public Object stamp = 0;
  public int pauses;
  public boolean isYes;
  private long passed;

  FakeActions(FakeHost host) {
    this.host = host;
  }

  /** Does something once that many milliseconds were spent in pauses. */
  public void after(long millis, Runnable event) {
    plans.put(passed + millis, event);
  }

  /** Does something when a signal ends the process. */
  public void onEnd(long pid, Runnable event) {
    ends.put(pid, event);
  }

  /** The process obeys SIGKILL alone. */
  public void makeStubborn(long pid) {
    stubborn.add(pid);
  }

  @Override
  public void millis(long millis) {
    pauses++;
    passed += millis;
    host.clock.forward(millis);
    while (!plans.isEmpty() && plans.firstKey() <= passed) {
      plans.pollFirstEntry().getValue().run();
    }
  }

  @Override
  public Delivery send(ProcessRef process, EndSignal signal) {
    sent.add(signal + " " + process.pid());
    Optional<ProcessInfo> found = host.processes.find(process.pid());
    if (found.isEmpty() || found.get().startToken() != process.startToken()) {
      return Delivery.GONE;
    }
    if (signal == EndSignal.KILL || !stubborn.contains(process.pid())) {
      host.processes.end(process.pid());
      ends.getOrDefault(process.pid(), () -> {}).run();
    }
    return Delivery.SENT;
  }

  @Override
  public boolean isSupported() {
    return isHoldSupported;
  }

  @Override
  public PortHold.Answer hold(int port) {
    held.add(port);
    return hold;
  }

  @Override
  public int start(CommandStart command) {
    started = command;
    if (!isCommandThere) {
      throw new StyxyException(FailureCode.COMMAND_NOT_FOUND, "command not found", "command -v it");
    }
    return 0;
  }

  @Override
  public boolean create(Path file, byte[] content) {
    return files.putIfAbsent(file, content) == null;
  }

  @Override
  public byte[] look(Path file) {
    return read(file);
  }

  @Override
  public byte[] read(Path file) {
    return files.getOrDefault(file, new byte[0]);
  }

  @Override
  public boolean replace(Path file, byte[] old, byte[] content) {
    if (!java.util.Arrays.equals(old, read(file))) {
      return false;
    }
    files.put(file, content);
    return true;
  }

  @Override
  public List<Connection> at(int port) {
    return connections;
  }

  @Override
  public Optional<ProcessInfo> processOf(Connection connection) {
    return connected;
  }

  @Override
  public Optional<ProcessInfo> listenerElsewhere(int port) {
    return elsewhere;
  }
}
