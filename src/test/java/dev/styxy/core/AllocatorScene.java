package dev.styxy.core;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.styxy.config.BuiltInTypes;
import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine whose state is kept in memory, and requests that are made of it. */
abstract class AllocatorScene {
  final FakeWorld world = new FakeWorld();
  final FixedMoment clock = world.clock;
  final FakeProcesses processes = world.processes;
  final FakePorts ports = world.ports;
  final MemoryStore store = new MemoryStore();
  final ProcessRef bash = processes.ref(FakeWorld.BASH);
  Settings settings = FakeWorld.settings();
  AskingCommand asker = AskingCommand.ALLOCATE;
  private int lockIds;

  /** Makes {@code dev} so narrow that it is soon full. */
  void narrowDevTo(int first, int last) {
    Map<String, ServiceType> types = BuiltInTypes.all();
    types.put(
        "dev",
        new ServiceType("dev", "", List.of(), new PortRange(first, last), false, Optional.empty()));
    settings = FakeWorld.settings(types);
  }

  Coordinator coordinator() {
    return new Coordinator(
        store, world.world(), new Sweeper(world.processes, new Projects()), () -> 0);
  }

  List<Grant> allocate(Ask... asks) {
    Allocator allocator = new Allocator(world.world(), settings, this::nextLockId, asker);
    List<AllocationRequest> requests = Arrays.stream(asks).map(Ask::request).toList();
    Protocol protocol = requests.get(0).protocol();
    return coordinator().run(allocator.allocate(requests), protocol).answer();
  }

  private String nextLockId() {
    lockIds++;
    return "00000000-0000-4000-8000-%012d".formatted(lockIds);
  }

  Grant grant(Ask ask) {
    return allocate(ask).get(0);
  }

  int port(Ask ask) {
    return grant(ask).allocation().port();
  }

  StyxyException refusal(Ask... asks) {
    return assertThrows(StyxyException.class, () -> allocate(asks));
  }

  void given(Allocation... allocations) {
    store.put(new State(List.of(allocations), List.of(), List.of(), Map.of(), Breaker.CLOSED, 0));
  }

  List<Integer> allocatedPorts() {
    return store.state().allocations().stream().map(Allocation::port).sorted().toList();
  }
}
