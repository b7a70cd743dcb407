package dev.styxy.core.allocate;

import dev.styxy.core.system.FakeHost;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.Ttl;
import java.util.Optional;
import java.util.OptionalInt;

/** A request in the making: an unnamed port for the usual project, owned by nobody. */
public final class Ask {
  private final String type;
  private Optional<String> name = Optional.empty();
  private Protocol protocol = Protocol.TCP;
  private OptionalInt port = OptionalInt.empty();
  private PortChoice.Preference preference = PortChoice.Preference.PREFERRED;
  private PortChoice.Reuse reuse = PortChoice.Reuse.EXISTING;
  private AllocationRequest.UnknownType unknownType = AllocationRequest.UnknownType.CHECK_SPELLING;
  private Optional<String> template = Optional.empty();
  private Optional<Ttl> ttl = Optional.empty();
  private String project = FakeHost.PROJECT;
  private String instance = "unowned";
  private Optional<ProcessRef> owner = Optional.empty();

  private Ask(String type) {
    this.type = type;
  }

  public static Ask of(String type) {
    return new Ask(type);
  }

  public Ask named(String word) {
    name = Optional.of(word);
    return this;
  }

  Ask protocol(Protocol other) {
    protocol = other;
    return this;
  }

  public Ask port(int number) {
    port = OptionalInt.of(number);
    return this;
  }

  public Ask exactly(int number) {
    preference = PortChoice.Preference.EXACT;
    return port(number);
  }

  public Ask fresh() {
    reuse = PortChoice.Reuse.NEW;
    return this;
  }

  Ask creatingType() {
    unknownType = AllocationRequest.UnknownType.CREATE;
    return this;
  }

  Ask template(String word) {
    template = Optional.of(word);
    return this;
  }

  Ask ttl(Ttl other) {
    ttl = Optional.of(other);
    return this;
  }

  public Ask project(String path) {
    project = path;
    return this;
  }

  Ask instance(String id) {
    instance = id;
    return this;
  }

  public Ask owner(ProcessRef process) {
    owner = Optional.of(process);
    return instance("process-" + process.pid());
  }

  public AllocationRequest request() {
    return new AllocationRequest(
        new AllocationRequest.Service(type, name, protocol),
        new PortChoice(port, preference, reuse, template),
        unknownType,
        ttl,
        new Claimant(project, instance, owner));
  }
}
