package dev.styxy.core.report;

import dev.styxy.core.ports.PortPicker;
import dev.styxy.core.ports.PortRules;
import dev.styxy.core.ports.RememberedPorts;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.Host;
import dev.styxy.core.transaction.Look;
import dev.styxy.core.types.AutoTypes;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import java.util.ArrayList;
import java.util.List;

/** Tells of every service type how full its range is. */
public final class TypeReporter {
  private final Host host;
  private final Settings settings;

  public TypeReporter(Host host, Settings settings) {
    this.host = host;
    this.settings = settings;
  }

  /** Reports configured types first, then the others. */
  public Look<List<TypeUsage>> report() {
    return transaction -> {
      AutoTypes autoTypes = new AutoTypes(settings, host.limits(), transaction.ledger());
      List<ServiceType> types = new ArrayList<>(settings.types().values());
      types.addAll(autoTypes.all());
      RememberedPorts remembered = RememberedPorts.ofAll(transaction.ledger(), host);
      PortRules rules = new PortRules(host, settings, transaction);
      List<TypeUsage> usages = new ArrayList<>();
      for (ServiceType type : types) {
        usages.add(
            new TypeUsage(
                type,
                autoTypes.countingRangeOf(type.name()),
                countAllocated(type, transaction.ledger()),
                countOpen(type, rules),
                new PortPicker(rules, remembered).pick(type, Protocol.TCP)));
      }
      return usages;
    };
  }

  /** Whoever they are of: a port that another type was given by number is not free either. */
  private static int countAllocated(ServiceType type, Ledger ledger) {
    int allocated = 0;
    for (int port = type.range().first(); port <= type.range().last(); port++) {
      if (ledger.isAllocated(port, Protocol.TCP)) {
        allocated++;
      }
    }
    return allocated;
  }

  private static int countOpen(ServiceType type, PortRules rules) {
    int open = 0;
    for (int port = type.range().first(); port <= type.range().last(); port++) {
      if (rules.isOpen(port, Protocol.TCP)) {
        open++;
      }
    }
    return open;
  }
}
