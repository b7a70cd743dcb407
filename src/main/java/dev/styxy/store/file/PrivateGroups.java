package dev.styxy.store.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Recognises groups with only one member, from the files of passwd(5) and group(5). Many systems
 * give each user such a group, and a umask that lets the group write.
 */
final class PrivateGroups {
  static final PrivateGroups OF_THIS_MACHINE =
      new PrivateGroups(Path.of("/etc/passwd"), Path.of("/etc/group"));

  private static final long ROOT = 0;
  private static final int NAME = 0;
  private static final int NUMBER = 2;
  private static final int PASSWD_GROUP = 3;
  private static final int GROUP_MEMBERS = 3;

  private final Path users;
  private final Path groups;

  PrivateGroups(Path users, Path groups) {
    this.users = users;
    this.groups = groups;
  }

  /**
   * Whether only this user and root are in a group. One that is not in the files comes from a
   * directory service; it counts as the user's own when it has the user's number.
   */
  boolean isOnlyOf(long group, long user) throws IOException {
    if (group == ROOT) {
      return true;
    }
    Set<String> own = new HashSet<>();
    boolean isKnown = false;
    for (String[] fields : rows(users)) {
      boolean isOurs = isNumber(fields, NUMBER, user) || isNumber(fields, NUMBER, ROOT);
      if (isOurs) {
        own.add(fields[NAME]);
      } else if (isNumber(fields, PASSWD_GROUP, group)) {
        return false;
      }
    }
    for (String[] fields : rows(groups)) {
      if (isNumber(fields, NUMBER, group)) {
        isKnown = true;
        if (!own.containsAll(members(fields))) {
          return false;
        }
      }
    }
    return isKnown || group == user;
  }

  private static List<String> members(String[] fields) {
    return fields.length > GROUP_MEMBERS && !fields[GROUP_MEMBERS].isEmpty()
        ? List.of(fields[GROUP_MEMBERS].split(","))
        : List.of();
  }

  private static boolean isNumber(String[] fields, int at, long number) {
    return fields.length > at && fields[at].equals(Long.toString(number));
  }

  /** Names may be in any encoding; in this one, every byte is a character. */
  private static List<String[]> rows(Path file) throws IOException {
    return Files.exists(file)
        ? Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
            .map(line -> line.split(":", -1))
            .toList()
        : List.of();
  }
}
