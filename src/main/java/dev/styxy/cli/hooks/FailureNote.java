package dev.styxy.cli.hooks;

import dev.styxy.cli.invocation.Context;
import dev.styxy.core.app.Diagnostics;
import dev.styxy.core.state.UserFiles;
import dev.styxy.model.StyxyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says why a hook failed, once in a session for each reason: an agent calls hooks all the time.
 * What has been said is noted beside the state; where that cannot be done, it is said again.
 */
final class FailureNote {
  private static final int MOST_LINES = 50;

  private final Context context;
  private final String session;

  FailureNote(Context context, Optional<String> session) {
    this.context = context;
    this.session = Integer.toHexString(session.orElse("").hashCode());
  }

  void say(Throwable failure, AgentReply reply) {
    context.takeNotices();
    String reason =
        failure instanceof StyxyException
            ? failure.getMessage()
            : "a bug: " + failure; // the agent goes on all the same
    String line = session + " " + Integer.toHexString(reason.hashCode());
    if (isNew(line)) {
      reply.passSaying(
          "the hook could not do its work, and let the command pass: "
              + reason
              + " (this is said once; look with: styxy doctor)");
    } else {
      reply.pass();
    }
  }

  private boolean isNew(String line) {
    try {
      Diagnostics diagnostics = context.openDiagnostics();
      Path file = diagnostics.place().directory().resolve("hooks.said");
      UserFiles files = context.hookTools().files();
      if (files.create(file, (line + "\n").getBytes(StandardCharsets.US_ASCII))) {
        return true;
      }
      byte[] old = files.read(file);
      List<String> lines =
          new ArrayList<>(new String(old, StandardCharsets.US_ASCII).lines().toList());
      if (lines.contains(line)) {
        return false;
      }
      lines.add(line);
      List<String> kept = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
      String text = String.join("\n", kept) + "\n";
      files.replace(file, old, text.getBytes(StandardCharsets.US_ASCII));
      return true;
    } catch (StyxyException e) {
      return true;
    }
  }
}
