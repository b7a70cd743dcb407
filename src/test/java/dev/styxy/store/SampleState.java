package dev.styxy.store;

import dev.styxy.model.Allocation;
import dev.styxy.model.AutoRange;
import dev.styxy.model.Breaker;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.Place;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import dev.styxy.model.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** States that have something in every place; the same size and seed give the same state. */
public final class SampleState {
  private static final long NOW = 1_790_000_000_000L;
  private static final String BOOT = "8c1d1c2e-3b6e-4a6d-9d40-8d3f3c1d2b11";

  private final Random random;

  private SampleState(long seed) {
    random = new Random(seed);
  }

  public static State of(int allocations) {
    return new SampleState(allocations).make(allocations);
  }

  /** A state with one allocation, with one thing changed by the caller. */
  public static Allocation allocation(int port) {
    return new SampleState(port).makeAllocation(port);
  }

  public static State with(Allocation... allocations) {
    return new State(List.of(allocations), List.of(), List.of(), Map.of(), Breaker.CLOSED, 0);
  }

  private State make(int count) {
    List<Allocation> allocations = new ArrayList<>();
    List<StickyPort> sticky = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      allocations.add(makeAllocation(3000 + i));
    }
    List<Place> places =
        List.of(
            place("/home/ann/shop", Optional.empty()),
            place("/home/ann/shop1", Optional.of("/home/ann/shop/.git/worktrees/shop1")));
    for (int i = 0; i < Math.min(count, 1000); i++) {
      sticky.add(new StickyPort("/home/ann/shop", "dev", "web" + i, 3000 + i));
    }
    return new State(
        allocations,
        places,
        sticky,
        List.of(new AutoRange("queue", new PortRange(9300, 9399), "smart", NOW)),
        Map.of("allocations_total", 17L, "stale_allocations_cleaned_total.expired", 4L),
        new Breaker(2, NOW),
        NOW + 1,
        count < 2 ? List.of() : List.of(place(3000, "web"), place(3001, null)));
  }

  private static PlaceInLine place(int port, String name) {
    return new PlaceInLine(
        port,
        Protocol.TCP,
        "/home/ann/shop-fix",
        "dev",
        Optional.ofNullable(name),
        process(7000 + port, "java"),
        new Moment(NOW, BOOT, 77_000),
        60_000);
  }

  private Allocation makeAllocation(int port) {
    Optional<ProcessRef> owner = Optional.of(process(1000 + port % 3, "bash"));
    Allocation allocation =
        new Allocation(
            port,
            Protocol.values()[port % 3],
            new UUID(random.nextLong(), random.nextLong()).toString(),
            port % 2 == 0 ? "dev" : "api",
            port % 4 == 0 ? Optional.empty() : Optional.of("wéb-" + port),
            "/home/ann/shop" + port % 2,
            "session " + port % 3,
            port % 5 == 0 ? Optional.empty() : owner,
            port % 2 == 0 ? Optional.of(process(5000 + port, "node \"x\"\n\\")) : Optional.empty(),
            new Lease(
                NOW + port,
                new Moment(NOW + port + 1, BOOT, 77_000 + port),
                port % 7 == 0 ? Ttl.NONE : Ttl.DEFAULT));
    return port % 7 == 0 ? allocation.forProject() : allocation;
  }

  private static Place place(String project, Optional<String> worktree) {
    return new Place(project, "/home", 2049, 2, NOW * 1000, BOOT, worktree);
  }

  private static ProcessRef process(long pid, String command) {
    return new ProcessRef(pid, pid * 7, "pid:[4026531836]", BOOT, command);
  }
}
