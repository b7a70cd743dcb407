package dev.styxy.core.report;

import dev.styxy.core.report.Metric.Kind;
import dev.styxy.core.report.Metric.Sample;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.NetworkLimits;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.core.types.AutoTypes;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import java.util.ArrayList;
import java.util.List;

/** How full the range of each service type is. */
final class TypeGauges {
  private final Transaction transaction;
  private final List<Sample> sizes = new ArrayList<>();
  private final List<Sample> allocated = new ArrayList<>();
  private final List<Sample> listening = new ArrayList<>();
  private final List<Sample> free = new ArrayList<>();

  private TypeGauges(Transaction transaction) {
    this.transaction = transaction;
  }

  static List<Metric> of(Transaction transaction, Settings settings, NetworkLimits limits) {
    TypeGauges gauges = new TypeGauges(transaction);
    for (ServiceType type : settings.types().values()) {
      gauges.add(type);
    }
    for (ServiceType type : new AutoTypes(settings, limits, transaction.ledger()).all()) {
      gauges.add(type);
    }
    return List.of(
        gauge("range_ports", "Ports in the range of a type.", gauges.sizes),
        gauge("range_allocated_ports", "Of these, allocated.", gauges.allocated),
        gauge("range_listening_ports", "Of these, bound by anybody.", gauges.listening),
        gauge("range_free_ports", "Of these, neither allocated nor bound.", gauges.free));
  }

  private static Metric gauge(String name, String help, List<Sample> samples) {
    return new Metric(name, Kind.GAUGE, help, samples);
  }

  private void add(ServiceType type) {
    int taken = 0;
    int bound = 0;
    int idle = 0;
    for (int port = type.range().first(); port <= type.range().last(); port++) {
      boolean isTaken = transaction.ledger().isAllocated(port, Protocol.TCP);
      boolean isBound = transaction.ports().isBound(port, Protocol.TCP);
      taken += isTaken ? 1 : 0;
      bound += isBound ? 1 : 0;
      idle += isTaken || isBound ? 0 : 1;
    }
    sizes.add(Sample.of("type", type.name(), type.range().size()));
    allocated.add(Sample.of("type", type.name(), taken));
    listening.add(Sample.of("type", type.name(), bound));
    free.add(Sample.of("type", type.name(), idle));
  }
}
