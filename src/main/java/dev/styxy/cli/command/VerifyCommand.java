package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.invocation.SelectorOptions;
import dev.styxy.core.system.LocalUrl;
import dev.styxy.core.verify.Verification;
import dev.styxy.core.verify.VerifiedPoint;
import dev.styxy.core.verify.Verifier;
import dev.styxy.model.FailureCode;
import dev.styxy.model.IsoTime;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Proves that what answers on a port is this project's server. */
public final class VerifyCommand implements Command {

  @Override
  public void describe(CommandSpec spec) {
    Options.operand(spec, 0, "NAME|PORT", "The service of this project.");
    spec.addOption(
        Options.value(
            "DIR", "Look up the name in this project (default: the current one).", "--project"));
    spec.usageMessage()
        .description(
            "Proves that what listens on the service's port is this project's server: kin of the lease,",
            "working in this worktree, and not the command of another lease. Exits 1 when any of it is",
            "not so or cannot be proven. Also says whether it started before the newest commit came to",
            "the worktree, which is no failure.")
        .footer(
            "",
            "Examples:",
            "  styxy wait web && styxy verify web && npx playwright test",
            "  styxy verify web --json    each point as a boolean, with its evidence");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    String word =
        Options.operand(arguments, 0)
            .orElseThrow(
                () -> new StyxyException(FailureCode.USAGE, "verify what?", "styxy verify web"));
    String project = SelectorOptions.projectOf(Options.given(arguments, "--project"), context);
    Verification found = new Verifier(context.openApplication(), project).verify(word);
    print(found, context.output());
    return found.isProven() ? 0 : FailureCode.NOT_FOUND.exitStatus();
  }

  private static void print(Verification found, Output output) {
    if (output.isJson()) {
      output.answer(json -> write(json, found));
      return;
    }
    if (output.isQuiet()) {
      return;
    }
    for (VerifiedPoint point : found.points()) {
      output.sentence(mark(point) + point.evidence());
    }
    if (found.age().holds() == VerifiedPoint.Answer.YES) {
      output.sentence(mark(found.age()) + found.age().evidence());
    } else if (found.server().isPresent()) {
      output.sentence("note  " + found.age().evidence());
    }
    if (!found.isProven()) {
      output.advise(suggestions(found));
    }
  }

  private static String mark(VerifiedPoint point) {
    return switch (point.holds()) {
      case YES -> "yes   ";
      case NO -> "no    ";
      case UNKNOWN -> "?     ";
    };
  }

  private static List<String> suggestions(Verification found) {
    List<String> suggestions = new ArrayList<>();
    suggestions.add("styxy check " + found.lease().port());
    suggestions.add("styxy history");
    return suggestions;
  }

  private static void write(JsonGenerator json, Verification found) throws IOException {
    json.writeBooleanField("success", found.isProven());
    JsonFields.allocation(json, found.lease());
    JsonFields.string(json, "url", LocalUrl.of(found.lease()).map(LocalUrl::toString));
    json.writeFieldName("process");
    if (found.server().isPresent()) {
      JsonFields.seen(json, found.server().get());
    } else {
      json.writeNull();
    }
    JsonFields.string(
        json,
        "started_at",
        found.startedAt().isPresent()
            ? Optional.of(IsoTime.of(found.startedAt().getAsLong()))
            : Optional.empty());
    JsonFields.string(json, "commit", found.commit().map(move -> move.commit()));
    JsonFields.string(json, "commit_at", found.commit().map(move -> IsoTime.of(move.at())));
    List<VerifiedPoint> all = new ArrayList<>(found.points());
    all.add(found.age());
    json.writeObjectFieldStart("points");
    for (VerifiedPoint point : all) {
      json.writeFieldName(point.word());
      if (point.holds() == VerifiedPoint.Answer.UNKNOWN) {
        json.writeNull();
      } else {
        json.writeBoolean(point.holds() == VerifiedPoint.Answer.YES);
      }
    }
    json.writeEndObject();
    json.writeObjectFieldStart("evidence");
    for (VerifiedPoint point : all) {
      json.writeStringField(point.word(), point.evidence());
    }
    json.writeEndObject();
    if (!found.isProven()) {
      json.writeStringField("error", found.firstFailure().orElseThrow().evidence());
      json.writeStringField("code", FailureCode.NOT_FOUND.word());
      JsonFields.strings(json, "suggestions", suggestions(found));
    }
  }
}
