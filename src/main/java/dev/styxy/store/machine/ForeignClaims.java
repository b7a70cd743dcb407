package dev.styxy.store.machine;

import dev.styxy.core.system.UntrustedFiles;
import dev.styxy.model.ForeignClaim;
import dev.styxy.store.file.FileOps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of the other users, among whatever else anybody has put there: {@code claims.UID}, or
 * one with an ending where somebody else has taken this name. What counts is the owner of the file,
 * not its name.
 */
final class ForeignClaims {
  static final String PREFIX = "claims.";

  /**
   * More names than this are not looked at. So many take seconds, but passing over a user means
   * giving out his ports.
   */
  static final int MOST_NAMES = 1 << 17;

  /** No machine has more users who run servers: somebody has filled the directory. */
  private static final int CROWD = 4096;

  private final FileOps disk;
  private final Path directory;
  private final UntrustedFiles files;
  private final long user;
  private boolean isCrowded;

  /**
   * The files there.
   *
   * @param user the uid of this process, whose own file is none of them
   */
  ForeignClaims(FileOps disk, Path directory, UntrustedFiles files, long user) {
    this.disk = disk;
    this.directory = directory;
    this.files = files;
    this.user = user;
  }

  /** Whether there were more files, when they were read last, than users can have. */
  boolean isCrowded() {
    return isCrowded;
  }

  List<ForeignClaim> read() throws IOException {
    List<String> names = disk.names(directory, MOST_NAMES);
    isCrowded = names.size() > CROWD;
    List<ForeignClaim> claims = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    List<String> others = new ArrayList<>();
    for (String name : names) {
      if (!name.startsWith(PREFIX)) {
        continue;
      }
      if (name.indexOf('.', PREFIX.length()) < 0) {
        read(name, true, claims, seen);
      } else if (!name.endsWith(OwnClaims.NEW)) {
        others.add(name);
      }
    }
    // Only where the usual name is not the user's own.
    for (String name : others) {
      read(name, false, claims, seen);
    }
    return claims;
  }

  /**
   * A file of somebody else under that name is passed over: it says nothing of the user. So is one
   * that has a second name, if anybody could have linked it here, as a former one of the user's.
   */
  private void read(String name, boolean isUsual, List<ForeignClaim> claims, Set<Long> seen) {
    long uid = uidIn(name);
    if (uid < 0 || uid == user || seen.contains(uid)) {
      return;
    }
    Optional<UntrustedFiles.Content> content =
        files.read(directory.resolve(name).toString(), ClaimText.LARGEST);
    boolean isOfUser =
        content.isPresent()
            && content.get().uid() == uid
            && (isUsual || content.get().isOnlyName());
    if (isOfUser) {
      seen.add(uid);
      claims.addAll(ClaimReader.read(uid, content.get().bytes()));
    }
  }

  /**
   * The number in {@code claims.1000} and {@code claims.1000.1f2e}; negative when it is neither.
   */
  private static long uidIn(String name) {
    if (!name.startsWith(PREFIX)) {
      return -1;
    }
    int end = name.indexOf('.', PREFIX.length());
    String digits = name.substring(PREFIX.length(), end < 0 ? name.length() : end);
    long uid = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i > 9) {
        return -1;
      }
      uid = uid * 10 + digit;
    }
    return digits.isEmpty() ? -1 : uid;
  }
}
