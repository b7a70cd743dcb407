package dev.styxy.core;

import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import java.util.ArrayList;
import java.util.List;

/** Tells of every service type how full its range is. */
public final class TypeReporter {
  private final World world;
  private final Settings settings;

  public TypeReporter(World world, Settings settings) {
    this.world = world;
    this.settings = settings;
  }

  /** The change that changes nothing and reports: configured types first, then the others. */
  public Change<List<TypeUsage>> report() {
    return turn -> {
      AutoTypes autoTypes = new AutoTypes(settings, world.limits(), turn.ledger());
      List<ServiceType> types = new ArrayList<>(settings.types().values());
      types.addAll(autoTypes.all());
      PortRules rules = new PortRules(world, settings, turn.ledger(), turn.sight().ports());
      List<TypeUsage> usages = new ArrayList<>();
      for (ServiceType type : types) {
        usages.add(
            new TypeUsage(
                type,
                autoTypes.countingRangeOf(type.name()),
                countAllocated(type, turn.ledger()),
                countOpen(type, rules),
                new PortPicker(rules).pick(type, Protocol.TCP)));
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
