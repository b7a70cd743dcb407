package dev.styxy.core.system;

import java.util.List;

/**
 * What the system shows of the walls around this process.
 *
 * @param isFiltered whether system calls are filtered (seccomp)
 * @param mayGainNothing whether programs cannot gain privileges (no_new_privs)
 * @param keepers the names of process 1 and of the processes that this one descends from
 * @param containerMark the file that shows a container; empty where there is none
 * @param isOnHostNetwork whether this is the first network namespace of the machine
 */
public record Confinement(
    boolean isFiltered,
    boolean mayGainNothing,
    List<String> keepers,
    String containerMark,
    boolean isOnHostNetwork) {
  public static final Confinement NONE = new Confinement(false, false, List.of(), "", false);
}
