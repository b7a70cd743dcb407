package dev.styxy.cli;

import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.TerminalStyle;
import dev.styxy.cli.text.Tone;
import dev.styxy.cli.text.WordWrap;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The text of {@code styxy COMMAND --help}. */
final class CommandHelp {
  private static final int USUAL_WIDTH = 80;
  private static final int WIDEST = 100;
  private static final int LONGEST_TERM = 26;

  private final CommandSpec spec;
  private final TerminalStyle look;
  private final int width;
  private final StringBuilder text = new StringBuilder();

  CommandHelp(CommandSpec spec, TerminalStyle look) {
    this.spec = spec;
    this.look = look;
    this.width = Math.min(look.width().orElse(USUAL_WIDTH), WIDEST);
  }

  String text() {
    text.append(title("Usage:")).append(' ').append(spec.name()).append(" [OPTION]...");
    for (PositionalParamSpec operand : spec.positionalParameters()) {
      text.append(" [").append(operand.paramLabel()).append(']');
      text.append(operand.arity().max() > 1 ? "..." : "");
    }
    text.append("\n\n");
    wrap(String.join(" ", spec.usageMessage().description()), 0);
    operands();
    options("Options:", false);
    options("Common options:", true);
    footer();
    return text.toString();
  }

  private String title(String words) {
    return look.paint(Tone.TITLE, words);
  }

  private void operands() {
    if (spec.positionalParameters().isEmpty()) {
      return;
    }
    text.append('\n').append(title("Operands:")).append('\n');
    for (PositionalParamSpec operand : spec.positionalParameters()) {
      entry("  " + operand.paramLabel(), operand.description());
    }
  }

  private void options(String heading, boolean isCommon) {
    List<OptionSpec> chosen = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (!option.hidden() && CommonOptions.NAMES.contains(option.longestName()) == isCommon) {
        chosen.add(option);
      }
    }
    if (chosen.isEmpty()) {
      return;
    }
    text.append('\n').append(title(heading)).append('\n');
    for (OptionSpec option : chosen) {
      entry("  " + term(option), option.description());
    }
  }

  /** {@code -n, --name NAME}, the long names in one column. */
  private static String term(OptionSpec option) {
    String names = String.join(", ", option.names());
    String term = names.startsWith("--") ? "    " + names : names;
    if (option.arity().max() == 0) {
      return term;
    }
    return option.arity().min() == 0
        ? term + "[=" + option.paramLabel() + "]"
        : term + " " + option.paramLabel();
  }

  private void entry(String term, String[] description) {
    text.append(look.paint(Tone.NOTE, term));
    if (term.length() > LONGEST_TERM) {
      text.append('\n').append(" ".repeat(LONGEST_TERM + 2));
    } else {
      text.append(" ".repeat(LONGEST_TERM + 2 - term.length()));
    }
    wrap(String.join(" ", description), LONGEST_TERM + 2);
  }

  /** Appends words from a column on, in lines that fit. */
  private void wrap(String words, int column) {
    text.append(new WordWrap(width, " ".repeat(column)).of(words, column)).append('\n');
  }

  private void footer() {
    for (String line : spec.usageMessage().footer()) {
      boolean isHeading = line.startsWith("Example");
      text.append(isHeading ? title(line) : line).append('\n');
    }
  }
}
