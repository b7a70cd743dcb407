package dev.styxy.core.verify;

import dev.styxy.core.app.Application;
import dev.styxy.core.lease.PortTarget;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.IsoTime;
import dev.styxy.model.Moment;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Proves that what answers on the port of a name is the server of this very project. */
public final class Verifier {
  private final Application application;
  private final String project;

  /** For the names of a project. */
  public Verifier(Application application, String project) {
    this.application = application;
    this.project = project;
  }

  /**
   * Looks at the server of a lease.
   *
   * @throws StyxyException when this project has no lease of that name
   */
  public Verification verify(String word) {
    Outcome<Allocation> outcome =
        application.coordinator().look(transaction -> lease(word, transaction), Protocol.BOTH);
    Transaction seen = outcome.transaction();
    Allocation lease = outcome.answer();
    ServerProof proof = new ServerProof(application.host(), seen, lease);
    Optional<ProcessInfo> server = proof.server();
    OptionalLong startedAt =
        server.isPresent() ? startedAt(server.get(), seen.now()) : OptionalLong.empty();
    Optional<HeadMove> commit = HeadLog.lastMoveIn(Path.of(project));
    return new Verification(
        lease, server, startedAt, proof.points(), age(server, startedAt, commit), commit);
  }

  private Allocation lease(String word, Transaction transaction) {
    PortTarget target = PortTarget.of(word, project, transaction);
    if (target.allocation().isEmpty()) {
      throw new StyxyException(
          FailureCode.NOT_FOUND,
          "no allocation of this project is '"
              + word
              + "'"
              + (target.hint().isEmpty() ? "" : "; " + target.hint()),
          "styxy list --project");
    }
    Allocation lease = target.allocation().get();
    if (!lease.project().equals(project)) {
      throw new StyxyException(
          FailureCode.NOT_FOUND,
          "port "
              + Descriptions.port(lease.port(), lease.protocol())
              + " is allocated to "
              + Descriptions.of(lease)
              + ", not to this project",
          "styxy list --project",
          "styxy check " + lease.port());
    }
    return lease;
  }

  private OptionalLong startedAt(ProcessInfo server, Moment now) {
    OptionalLong uptime = application.host().processes().uptimeAtStart(server);
    return uptime.isPresent()
        ? OptionalLong.of(now.wallMillis() - (now.uptimeMillis() - uptime.getAsLong()))
        : OptionalLong.empty();
  }

  private static VerifiedPoint age(
      Optional<ProcessInfo> server, OptionalLong startedAt, Optional<HeadMove> commit) {
    String word = "started_after_commit";
    if (server.isEmpty() || startedAt.isEmpty()) {
      return new VerifiedPoint(
          word, VerifiedPoint.Answer.UNKNOWN, "nobody is known who could have started");
    }
    String start = "pid " + server.get().pid() + " started at " + IsoTime.of(startedAt.getAsLong());
    if (commit.isEmpty()) {
      return new VerifiedPoint(
          word, VerifiedPoint.Answer.UNKNOWN, start + "; the worktree has no log of its commits");
    }
    boolean isAfter = startedAt.getAsLong() >= commit.get().at();
    String came =
        "HEAD came to " + commit.get().shortName() + " at " + IsoTime.of(commit.get().at());
    return new VerifiedPoint(
        word,
        VerifiedPoint.Answer.of(isAfter),
        start
            + (isAfter ? ", after " : ", before ")
            + came
            + (isAfter ? "" : ": unless it reloads, it runs older code"));
  }
}
