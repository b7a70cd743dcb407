package dev.styxy.core.settings;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The configuration as it counts here, and where it comes from.
 *
 * @param services what the project names, by name, in the order of the file
 * @param hasProjectFile whether the project has a file that counts, whatever is in it
 * @param isBlock whether the project wants consecutive ports for its services
 * @param lockTimeoutMillis absent for the usual one
 * @param isSharingNames whether other users of the machine may know what the ports are for
 * @param examples of what a service type is for, by type
 * @param allowedVariables what projects may set beyond {@link ProjectVariables}
 * @param refusals what a project's file may not do: wrong with what sets its variables, and with
 *     nothing else
 * @param origins by the path of a key
 * @param sandboxHome where the user lets a sandbox have a state that cannot write the usual one
 */
public record ConfigView(
    Settings settings,
    Map<String, ProjectService> services,
    boolean hasProjectFile,
    boolean isBlock,
    OptionalLong lockTimeoutMillis,
    boolean isSharingNames,
    Map<String, List<String>> examples,
    List<String> allowedVariables,
    List<ConfigProblem> refusals,
    Origins origins,
    SandboxHome sandboxHome) {

  /** How long the lock is waited for when nothing else is said. */
  public static final long USUAL_LOCK_TIMEOUT_SECONDS = 10;

  /** Settings that no file decided. */
  public static ConfigView of(Settings settings) {
    return new ConfigView(
        settings,
        Map.of(),
        false,
        false,
        OptionalLong.empty(),
        false,
        Map.of(),
        List.of(),
        List.of(),
        new NoFile(),
        SandboxHome.OFF);
  }

  /** A class of its own, as a lambda would be linked at every start. */
  private static final class NoFile implements Origins {
    @Override
    public String of(String key) {
      return BUILT_IN;
    }
  }

  /**
   * The services, for those who set their variables.
   *
   * @throws StyxyException when the file wants to set one that it may not
   */
  public Map<String, ProjectService> settableServices() {
    if (!refusals.isEmpty()) {
      ConfigProblem first = refusals.get(0);
      throw new StyxyException(FailureCode.CONFIG_INVALID, first.sentence(), first.fix());
    }
    return services;
  }

  public String originOf(String key) {
    return origins.of(key);
  }
}
