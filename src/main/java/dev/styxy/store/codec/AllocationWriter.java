package dev.styxy.store.codec;

import dev.styxy.json.JsonLines;
import dev.styxy.model.Allocation;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.ProcessRef;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes allocations as rows, in the order of {@link StateFormat#COLUMNS}; on the way, what they
 * refer to is added to the lists.
 */
final class AllocationWriter {
  private final JsonLines json;
  private final RepeatedText projects;
  private final RepeatedText instances;
  private final RepeatedText boots;
  private final Processes processes;

  AllocationWriter(JsonLines json, Texts texts, Processes processes) {
    this.json = json;
    this.projects = new RepeatedText(texts);
    this.instances = new RepeatedText(texts);
    this.boots = new RepeatedText(texts);
    this.processes = processes;
  }

  void write(Allocation allocation) {
    json.newLine();
    json.start('[');
    json.number(allocation.port());
    json.plainText(allocation.protocol().word());
    json.plainText(allocation.lockId());
    json.text(allocation.type());
    if (allocation.name().isPresent()) {
      json.text(allocation.name().get());
    } else {
      json.nothing();
    }
    json.number(projects.place(allocation.project()));
    json.number(instances.place(allocation.instance()));
    write(allocation.owners());
    write(allocation.holder());
    write(allocation.lease());
    json.number(allocation.isOfProject() ? 1 : 0);
    json.end(']');
  }

  private void write(List<ProcessRef> owners) {
    json.start('[');
    for (ProcessRef owner : owners) {
      json.number(processes.place(owner));
    }
    json.end(']');
  }

  private void write(Optional<ProcessRef> process) {
    if (process.isPresent()) {
      json.number(processes.place(process.get()));
    } else {
      json.nothing();
    }
  }

  private void write(Lease lease) {
    Moment renewed = lease.renewed();
    json.number(lease.allocatedAt());
    json.number(renewed.wallMillis());
    json.number(boots.place(renewed.bootId()));
    json.number(renewed.uptimeMillis());
    OptionalLong ttl = lease.ttl().seconds();
    if (ttl.isPresent()) {
      json.number(ttl.getAsLong());
    } else {
      json.nothing();
    }
  }
}
