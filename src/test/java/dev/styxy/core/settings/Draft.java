package dev.styxy.core.settings;

import dev.styxy.core.system.FakeHost;
import dev.styxy.model.Allocation;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.Ttl;
import java.util.Optional;

/** An allocation in the making: a dev port of the usual project, unnamed and owned by nobody. */
public final class Draft {
  private final int port;
  private Protocol protocol = Protocol.TCP;
  private String lockId;
  private String type = "dev";
  private Optional<String> name = Optional.empty();
  private String project = FakeHost.PROJECT;
  private String instance = "unowned";
  private Optional<ProcessRef> owner = Optional.empty();
  private Optional<ProcessRef> holder = Optional.empty();
  private Ttl ttl = Ttl.DEFAULT;
  private boolean isOfProject;

  private Draft(int port) {
    this.port = port;
    lockId = "%08d-0000-4000-8000-000000000000".formatted(port);
  }

  public static Draft of(int port) {
    return new Draft(port);
  }

  public Draft named(String word) {
    name = Optional.of(word);
    return this;
  }

  public Draft type(String word) {
    type = word;
    return this;
  }

  public Draft lockId(String id) {
    lockId = id;
    return this;
  }

  public Draft protocol(Protocol other) {
    protocol = other;
    return this;
  }

  public Draft project(String path) {
    project = path;
    return this;
  }

  public Draft instance(String id) {
    instance = id;
    return this;
  }

  public Draft owner(ProcessRef process) {
    owner = Optional.of(process);
    return this;
  }

  public Draft holder(ProcessRef process) {
    holder = Optional.of(process);
    return this;
  }

  public Draft ttl(Ttl other) {
    ttl = other;
    return this;
  }

  /** It belongs to the project, and has no limit. */
  public Draft ofProject() {
    isOfProject = true;
    ttl = Ttl.NONE;
    return this;
  }

  /** Allocated and last renewed at this moment. */
  public Allocation at(Moment moment) {
    Allocation allocation =
        new Allocation(
            port,
            protocol,
            lockId,
            type,
            name,
            project,
            instance,
            owner,
            holder,
            Lease.begin(moment, ttl));
    return isOfProject ? allocation.forProject() : allocation;
  }
}
