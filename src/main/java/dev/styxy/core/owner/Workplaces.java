package dev.styxy.core.owner;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessInfo;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Knows the processes that work in an allocation's project. This is asked under the lock, where
 * nothing may be touched that can block for ever, such as a directory of a FUSE mount whose server
 * hangs. So the cheap and safe facts come first, and most processes go no further:
 *
 * <ol>
 *   <li>the text of the working directory, which is read from a link and touches no directory: it
 *       is the project's or lies below it;
 *   <li>the user: nobody else's directory is looked at;
 *   <li>the directory itself: what the process works in is what the text names here, by device and
 *       inode, for another mount namespace may have anything under the same name;
 *   <li>no worktree of its own lies in between, which is looked for only where directories cannot
 *       block. Elsewhere the answer is doubt.
 * </ol>
 */
final class Workplaces {
  private final ProcessTable processes;
  private final Projects projects;
  private final LeaseUsers users;

  Workplaces(ProcessTable processes, Projects projects, LeaseUsers users) {
    this.processes = processes;
    this.projects = projects;
    this.users = users;
  }

  Relation of(ProcessInfo process, Allocation allocation) {
    Optional<String> directory = processes.workingDirectory(process.pid());
    if (directory.isEmpty()
        || !isWithin(directory.get(), allocation.project())
        || !users.include(process, allocation)) {
      return Relation.STRANGER;
    }
    return switch (processes.isWorkingAt(process.pid(), directory.get())) {
      case SAME -> relate(directory.get(), allocation.project());
      case OTHER -> Relation.STRANGER;
      case UNKNOWN ->
          new Relation.Doubt(
              "cannot tell whether its " + directory.get() + " is the one of this mount namespace");
    };
  }

  static boolean isWithin(String directory, String project) {
    String folder = project.endsWith("/") ? project : project + "/";
    return directory.equals(project) || directory.startsWith(folder);
  }

  private Relation relate(String directory, String project) {
    if (directory.equals(project)) {
      return Relation.KIN;
    }
    if (processes.mayBlock(directory)) {
      return new Relation.Doubt(
          directory + " is on a file system that may block, and was not looked at");
    }
    try {
      boolean isOfProject = projects.isWithin(Path.of(directory), Path.of(project));
      return isOfProject ? Relation.KIN : Relation.STRANGER;
    } catch (InvalidPathException e) {
      return Relation.STRANGER;
    }
  }
}
