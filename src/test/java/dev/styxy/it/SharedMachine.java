package dev.styxy.it;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A machine of three users that no passwd(5) has, with the place that root makes for them. */
final class SharedMachine {
  static final int ALICE = 61001;
  static final int BOB = 61002;
  static final int MALLORY = 61003;
  static final List<Integer> USERS = List.of(ALICE, BOB, MALLORY);

  private final Path directory;
  private final Path place;
  private final InstalledTool styxy;

  private SharedMachine(Path directory, Path place, InstalledTool styxy) {
    this.directory = directory;
    this.place = place;
    this.styxy = styxy;
  }

  /** As {@code install.sh --system} makes it. */
  static SharedMachine with(Path directory) throws IOException {
    Needs.root();
    Needs.program("setpriv", "util-linux");
    open(directory, "rwxr-xr-x");
    Path machine = Files.createDirectory(directory.resolve("machine"));
    Path place = Files.createDirectory(machine.resolve(portSpace()));
    open(machine, "rwxr-xr-x");
    Files.createFile(place.resolve("lock"));
    open(place.resolve("lock"), "rw-rw-rw-");
    Files.setAttribute(place, "unix:mode", 01777);
    for (int user : USERS) {
      Path home = Files.createDirectory(directory.resolve("u" + user));
      open(home, "rwx------");
      Files.setAttribute(home, "unix:uid", user);
    }
    InstalledTool styxy =
        new InstalledTool(directory.resolve("root"), Path.of("/"))
            .with("STYXY_MACHINE", machine.toString());
    SharedMachine made = new SharedMachine(directory, place, styxy);
    Needs.fact(
        made.as(ALICE, "--version").status() == 0, "an installation that other users may run");
    return made;
  }

  /** The same users on a machine where root has made no place. */
  SharedMachine withoutThePlace() {
    Path none = directory.resolve("none");
    return new SharedMachine(directory, place, styxy.with("STYXY_MACHINE", none.toString()));
  }

  /** As LinuxHostFacts names it. */
  private static String portSpace() throws IOException {
    String link = Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
    return Files.exists(Path.of("/proc/sys/net/core/netdev_max_backlog"))
        ? "host"
        : link.replace(':', '-').replaceAll("[\\[\\]]", "");
  }

  private static void open(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  Path place() {
    return place;
  }

  private static List<String> user(int user, String... command) {
    List<String> words = new ArrayList<>(List.of("setpriv", "--reuid", "" + user));
    words.addAll(List.of("--regid", "" + user, "--clear-groups"));
    words.addAll(List.of(command));
    return words;
  }

  /** Starts styxy. setpriv and the launcher become it, so that the pid is its own. */
  Process start(int user, String... arguments) {
    return startIn("state", user, arguments);
  }

  private Process startIn(String state, int user, String... arguments) {
    List<String> command = user(user, InstalledTool.launcher());
    command.addAll(List.of(arguments));
    Path home = directory.resolve("u" + user).resolve(state);
    return styxy.with("STYXY_HOME", home.toString()).start(command);
  }

  Result as(int user, String... arguments) {
    return InstalledTool.finish(start(user, arguments));
  }

  /** The same with another {@code STYXY_HOME} of that name. */
  Result asIn(String state, int user, String... arguments) {
    return InstalledTool.finish(startIn(state, user, arguments));
  }

  /** Starts a script in the place. The caller ends it. */
  Process startShell(int user, String script) {
    return styxy.start(user(user, "sh", "-c", "cd \"$1\" || exit\n" + script, "sh", "" + place));
  }

  Result shell(int user, String script) {
    return InstalledTool.finish(startShell(user, script));
  }
}
