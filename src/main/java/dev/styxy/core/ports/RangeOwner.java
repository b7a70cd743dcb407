package dev.styxy.core.ports;

import dev.styxy.core.settings.Settings;
import dev.styxy.core.types.AutoTypes;
import dev.styxy.model.ServiceType;
import java.util.ArrayList;
import java.util.List;

/** Tells in which service type's range a port is. */
public final class RangeOwner {
  /** For a port outside every range. */
  static final String USUAL_TYPE = "dev";

  private final Settings settings;
  private final AutoTypes autoTypes;

  public RangeOwner(Settings settings, AutoTypes autoTypes) {
    this.settings = settings;
    this.autoTypes = autoTypes;
  }

  /** The first type whose range has the port; outside every range the usual one. */
  public String typeOf(int port) {
    List<ServiceType> types = new ArrayList<>(settings.types().values());
    types.addAll(autoTypes.all());
    for (ServiceType type : types) {
      if (type.range().contains(port)) {
        return type.name();
      }
    }
    return USUAL_TYPE;
  }
}
