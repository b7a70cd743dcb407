package dev.styxy.store.machine;

import dev.styxy.core.system.UntrustedFiles;
import dev.styxy.model.ForeignClaim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of the users, among whatever else anybody has put there. What counts is the owner of
 * the file, not its name. Of this user's own, it is what his other homes have.
 */
final class ForeignClaims {
  private final Candidates candidates;
  private final Path directory;
  private final UntrustedFiles files;
  private final long user;

  /**
   * The files there.
   *
   * @param user the uid of this process
   */
  ForeignClaims(Candidates candidates, Path directory, UntrustedFiles files, long user) {
    this.candidates = candidates;
    this.directory = directory;
    this.files = files;
    this.user = user;
  }

  /**
   * What all claim, this home excepted.
   *
   * @param home the home of this process
   */
  List<ForeignClaim> read(String home) throws IOException {
    List<ForeignClaim> claims = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    List<String> others = new ArrayList<>();
    for (String name : candidates.names()) {
      ClaimsName read = ClaimsName.of(name);
      if (read.isUsual()) {
        read(name, read, home, claims, seen);
      } else if (read.uid() >= 0) {
        others.add(name);
      }
    }
    // Only where the usual name is not the user's own.
    for (String name : others) {
      read(name, ClaimsName.of(name), home, claims, seen);
    }
    return claims;
  }

  private void read(
      String name, ClaimsName read, String home, List<ForeignClaim> claims, Set<Long> seen) {
    if (seen.contains(read.uid())) {
      return;
    }
    Optional<UntrustedFiles.Content> content =
        files.read(directory.resolve(name).toString(), ClaimText.LARGEST);
    if (content.isPresent() && read.isFor(content.get().facts())) {
      seen.add(read.uid());
      byte[] bytes = content.get().bytes();
      claims.addAll(
          read.uid() == user
              ? ClaimReader.readOtherHomes(user, bytes, home)
              : ClaimReader.read(read.uid(), bytes));
    }
  }
}
