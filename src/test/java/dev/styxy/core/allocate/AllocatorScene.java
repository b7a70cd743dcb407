package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.styxy.config.BuiltInTypes;
import dev.styxy.core.owner.LivingProjects;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.MachinePlace;
import dev.styxy.core.state.MemoryStore;
import dev.styxy.core.state.NoMachinePlace;
import dev.styxy.core.sweep.Sweeper;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakePorts;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.core.system.FixedClock;
import dev.styxy.core.transaction.Coordinator;
import dev.styxy.core.types.RequestOrigin;
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

/**
 * The allocator on a made-up machine. A test starts with a terminal in which {@code bash} runs,
 * with the built-in service types, with no port in use and an empty state in memory. It may put
 * allocations there with {@code given}, and asks for ports:
 *
 * <pre>
 * assertEquals(3000, port(Ask.of("dev").named("web")));
 * </pre>
 */
public abstract class AllocatorScene {
  protected final FakeHost host = new FakeHost();
  protected final FixedClock clock = host.clock;
  protected final FakeProcesses processes = host.processes;
  protected final FakePorts ports = host.ports;
  protected final MemoryStore store = new MemoryStore();
  protected final ProcessRef bash = processes.ref(FakeHost.BASH);
  protected MachinePlace machine = new NoMachinePlace();
  protected Settings settings = FakeHost.settings();
  protected RequestOrigin requester = RequestOrigin.ALLOCATE;
  private int lockIds;

  /** Makes {@code dev} so narrow that it is soon full. */
  protected void narrowDevTo(int first, int last) {
    Map<String, ServiceType> types = BuiltInTypes.all();
    types.put(
        "dev",
        new ServiceType("dev", "", List.of(), new PortRange(first, last), false, Optional.empty()));
    settings = FakeHost.settings(types);
  }

  protected Coordinator coordinator() {
    return new Coordinator(
        store,
        host,
        new Sweeper(
            host.processes, new Projects(), new LivingProjects(host.directories), Optional.empty()),
        () -> 0,
        machine);
  }

  protected List<Grant> allocate(Ask... asks) {
    Allocator allocator = new Allocator(host, settings, this::nextLockId, requester);
    List<AllocationRequest> requests = Arrays.stream(asks).map(Ask::request).toList();
    Protocol protocol = requests.get(0).protocol();
    return coordinator().run(allocator.allocate(requests), protocol).answer();
  }

  private String nextLockId() {
    lockIds++;
    return "00000000-0000-4000-8000-%012d".formatted(lockIds);
  }

  protected Grant grant(Ask ask) {
    return allocate(ask).get(0);
  }

  protected int port(Ask ask) {
    return grant(ask).allocation().port();
  }

  protected StyxyException refusal(Ask... asks) {
    return assertThrows(StyxyException.class, () -> allocate(asks));
  }

  protected void given(Allocation... allocations) {
    store.put(new State(List.of(allocations), List.of(), List.of(), Map.of(), Breaker.CLOSED, 0));
  }

  protected List<Integer> allocatedPorts() {
    return store.state().allocations().stream().map(Allocation::port).sorted().toList();
  }
}
