package dev.styxy.core.env;

import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.settings.Settings;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.List;

/** Explains that a range has too few free ports for a whole group. */
final class GroupShortage {
  private final Settings settings;

  GroupShortage(Settings settings) {
    this.settings = settings;
  }

  /** The half of the group that is returned is not what holds the range. */
  StyxyException toFailure(
      ProjectService service,
      List<ProjectService> services,
      List<ServiceEnv> granted,
      StyxyException exhausted) {
    int free = 0;
    int needed = 0;
    for (ServiceEnv one : granted) {
      boolean isNew = one.grant().isPresent() && !one.grant().get().isExisting();
      free += isNew && one.service().type().equals(service.type()) ? 1 : 0;
      needed -= !isNew && one.service().type().equals(service.type()) ? 1 : 0;
    }
    for (ProjectService one : services) {
      needed += one.type().equals(service.type()) ? 1 : 0;
    }
    if (free == 0) {
      return exhausted;
    }
    String range = settings.type(service.type()).map(type -> " (" + type.range() + ")").orElse("");
    return new StyxyException(
        FailureCode.NO_FREE_PORT,
        "the group needs "
            + needed
            + " more ports of "
            + service.type()
            + range
            + ", and "
            + free
            + (free == 1 ? " is" : " are")
            + " free",
        "styxy list --service " + service.type(),
        "styxy cleanup --dry-run");
  }
}
