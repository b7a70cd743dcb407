package dev.styxy.core.system;

import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The sockets of a machine as a test wants them, with a bind probe that agrees with them. */
public final class FakePorts implements PortTable, PortView, BindProbe {
  private final ProcessTable processes;
  private final Map<Integer, List<BoundSocket>> sockets = new TreeMap<>();
  private final Map<Integer, List<Long>> pids = new HashMap<>();
  private final Map<Integer, List<Long>> holding = new HashMap<>();
  private final Map<Integer, String> unknown = new HashMap<>();
  private final Map<Integer, Answer> answers = new HashMap<>();
  private final Set<Integer> torn = new HashSet<>();
  private boolean isBroken;
  private int looks;
  private boolean isUdpAsked;

  FakePorts(ProcessTable processes) {
    this.processes = processes;
  }

  public FakePorts listen(int port, long... owners) {
    return bind(port, Protocol.TCP, SocketState.LISTEN, "127.0.0.1", owners);
  }

  /** No pid at all is a socket whose process cannot be seen. */
  public FakePorts bind(
      int port, Protocol protocol, SocketState state, String address, long... owners) {
    List<BoundSocket> at = sockets.computeIfAbsent(port, p -> new ArrayList<>());
    at.add(new BoundSocket(protocol, state, address, port, 1000, 7_000 + port));
    for (long owner : owners) {
      pids.computeIfAbsent(port, p -> new ArrayList<>()).add(owner);
    }
    return this;
  }

  /** Holds the port without listening, maybe while others do listen. */
  public FakePorts hold(int port, long holder) {
    bind(port, Protocol.TCP, SocketState.BOUND, "::");
    holding.computeIfAbsent(port, p -> new ArrayList<>()).add(holder);
    return this;
  }

  public void close(int port) {
    sockets.remove(port);
    pids.remove(port);
    holding.remove(port);
    unknown.remove(port);
  }

  /** Something is bound to it, but its process cannot be found. */
  public void makeUnknown(int port, String why) {
    unknown.put(port, why);
  }

  /** Looking at it fails in an unexpected way. */
  public void tear(int port) {
    torn.add(port);
  }

  public void answerBind(int port, Answer answer) {
    answers.put(port, answer);
  }

  public void setBroken(boolean isBroken) {
    this.isBroken = isBroken;
  }

  /** How often the table was asked. */
  public int looks() {
    return looks;
  }

  /** Whether the last look was for UDP as well. */
  public boolean isUdpAsked() {
    return isUdpAsked;
  }

  @Override
  public PortView look(boolean udp) {
    looks++;
    isUdpAsked = udp;
    if (isBroken) {
      throw new ProbeException("netlink: operation not permitted");
    }
    return this;
  }

  @Override
  public String method() {
    return "fake";
  }

  @Override
  public boolean isBound(int port, Protocol protocol) {
    if (torn.contains(port)) {
      throw new IllegalStateException("torn table");
    }
    return unknown.containsKey(port) || !at(port, protocol).isEmpty();
  }

  @Override
  public List<BoundSocket> at(int port, Protocol protocol) {
    return sockets.getOrDefault(port, List.of()).stream()
        .filter(socket -> socket.protocol().overlaps(protocol))
        .sorted(Comparator.comparing(socket -> socket.state() != SocketState.LISTEN))
        .toList();
  }

  @Override
  public PortUse use(int port, Protocol protocol, List<Long> expected) {
    if (unknown.containsKey(port)) {
      return new PortUse.Unknown(unknown.get(port));
    }
    List<BoundSocket> found = at(port, protocol);
    List<ProcessInfo> owners = seen(pids.getOrDefault(port, List.of()));
    List<ProcessInfo> holders = seen(holding.getOrDefault(port, List.of()));
    if (found.isEmpty()) {
      return new PortUse.Idle();
    }
    if (owners.isEmpty()) {
      return holders.isEmpty() ? new PortUse.Hidden(found) : new PortUse.Bound(found, holders);
    }
    return new PortUse.Bound(found, owners, holders);
  }

  @Override
  public List<ProcessInfo> holders(BoundSocket socket) {
    List<Long> holders = holding.getOrDefault(socket.port(), List.of());
    boolean isHeld = !socket.isServing() && !holders.isEmpty();
    return seen(isHeld ? holders : pids.getOrDefault(socket.port(), List.of()));
  }

  private List<ProcessInfo> seen(List<Long> all) {
    return all.stream().flatMap(pid -> processes.find(pid).stream()).toList();
  }

  @Override
  public List<BoundSocket> all() {
    return sockets.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public Answer tryBind(int port, Protocol protocol) {
    Answer otherwise = at(port, protocol).isEmpty() ? Answer.FREE : Answer.BUSY;
    return answers.getOrDefault(port, otherwise);
  }
}
