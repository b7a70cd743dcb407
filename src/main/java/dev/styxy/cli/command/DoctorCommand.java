package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.invocation.TerminalStyle;
import dev.styxy.cli.text.DisplayWidth;
import dev.styxy.cli.text.Printable;
import dev.styxy.cli.text.Tone;
import dev.styxy.cli.text.WordWrap;
import dev.styxy.core.doctor.Doctor;
import dev.styxy.core.doctor.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Checks styxy's health. */
public final class DoctorCommand implements Command {
  private static final int LEVEL_WIDTH = "warning".length() + 2;
  private static final int SUBJECT_WIDTH = 14;

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(Options.flag("Fix what can be fixed without losing anything.", "--fix"));
    spec.usageMessage()
        .description(
            "Checks the installation, the state, the configuration and the machine, and says how to",
            "fix what is wrong. Exits 1 when something does not work, and 0 for warnings alone.")
        .footer(
            "",
            "Examples:",
            "  styxy doctor          what is wrong?",
            "  styxy doctor --fix    correct modes, remove leftovers");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    boolean isFixing = CommonOptions.isSet(arguments, "--fix");
    List<Finding> findings =
        new Doctor(
                context.installation(),
                () -> context.openDiagnostics().place(),
                context::openApplication,
                context::takeNotices,
                isFixing)
            .examine(context.output()::progress);
    boolean isWell = findings.stream().noneMatch(f -> f.level() == Finding.Level.ERROR);
    if (context.output().isJson()) {
      context.output().answer(json -> write(json, findings, isWell));
    } else {
      findings.forEach(finding -> print(finding, context.output()));
    }
    return isWell ? 0 : 1;
  }

  private static void print(Finding finding, Output output) {
    TerminalStyle look = output.look();
    String word = word(finding.level());
    String subject = Printable.of(finding.subject());
    output.raw(
        look.paint(tone(finding), word)
            + " ".repeat(Math.max(1, LEVEL_WIDTH - word.length()))
            + subject
            + " ".repeat(Math.max(1, SUBJECT_WIDTH - DisplayWidth.of(subject)))
            + fitted(look.path(text(finding)), look)
            + "\n");
  }

  private static String text(Finding finding) {
    return Printable.of(finding.words())
        + (finding.fix().isEmpty() ? "" : "; fix: " + Printable.of(finding.fix()));
  }

  /** Further lines stand below the first where that leaves them enough room. */
  private static String fitted(String text, TerminalStyle look) {
    if (look.width().isEmpty()) {
      return text;
    }
    int width = look.width().getAsInt();
    int used = LEVEL_WIDTH + SUBJECT_WIDTH;
    int indent = width >= 2 * used ? used : 2;
    return new WordWrap(width, " ".repeat(indent)).of(text, used);
  }

  /** The levels stand in the order of their weight. */
  private static Finding.Level worst(List<Finding> findings) {
    Finding.Level worst = Finding.Level.OK;
    for (Finding finding : findings) {
      worst = finding.level().compareTo(worst) > 0 ? finding.level() : worst;
    }
    return worst;
  }

  private static String word(Finding.Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private static Tone tone(Finding finding) {
    return switch (finding.level()) {
      case OK -> Tone.GOOD;
      case WARNING -> Tone.WARNING;
      case ERROR -> Tone.BAD;
    };
  }

  private static void write(JsonGenerator json, List<Finding> findings, boolean isWell)
      throws IOException {
    json.writeBooleanField("success", isWell);
    json.writeStringField("status", word(worst(findings)));
    JsonFields.objects(
        json,
        "checks",
        findings,
        finding -> {
          json.writeStringField("check", finding.subject());
          json.writeStringField("status", word(finding.level()));
          json.writeStringField("message", finding.words());
          json.writeStringField("fix", finding.fix());
        });
    if (!isWell) {
      json.writeStringField("error", "something does not work");
      json.writeStringField("code", "unhealthy");
      JsonFields.strings(
          json,
          "suggestions",
          findings.stream().map(Finding::fix).filter(fix -> !fix.isEmpty()).toList());
    }
  }
}
