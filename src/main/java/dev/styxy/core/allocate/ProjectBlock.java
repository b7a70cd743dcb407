package dev.styxy.core.allocate;

import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The services of a project's file that are to have consecutive ports: all but those with a port of
 * their own, those of UDP alone, and those of which the machine has one.
 */
public final class ProjectBlock {
  private ProjectBlock() {}

  /** What they would request, in the order of the file; empty where no block is wanted. */
  public static List<AllocationRequest> members(ConfigView config, Claimant claimant) {
    if (!config.isBlock()) {
      return List.of();
    }
    List<AllocationRequest> members = new ArrayList<>();
    for (ProjectService service : config.services().values()) {
      Optional<ServiceType> type = config.settings().type(service.type());
      boolean isSingle = type.isPresent() && type.get().isSingle();
      if (service.port().isEmpty() && service.protocol() != Protocol.UDP && !isSingle) {
        members.add(request(service, claimant));
      }
    }
    return members;
  }

  private static AllocationRequest request(ProjectService service, Claimant claimant) {
    return new AllocationRequest(
        new AllocationRequest.Service(
            service.type(), Optional.of(service.name()), service.protocol()),
        PortChoice.preferring(OptionalInt.empty(), Optional.empty()),
        AllocationRequest.UnknownType.CHECK_SPELLING,
        Optional.empty(),
        claimant);
  }
}
