package dev.styxy.core.status;

import java.util.Optional;

/** Knows the services that something else starts than {@code styxy run}, such as Compose. */
public interface ServiceStarts {
  /** A project without any. */
  ServiceStarts NONE = (name, isLeased) -> Optional.empty();

  /**
   * What to type to start a service; empty for one that is started by {@code styxy run}.
   *
   * @param name of the service in this project
   * @param isLeased whether it has its port already
   */
  Optional<String> of(String name, boolean isLeased);
}
