package dev.styxy.cli;

import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.text.WordWrap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The parts of the manual that come from the command table: summaries, operands, options and
 * examples, in mdoc(7). The other parts of a page are written by hand.
 */
final class ManualText {
  private static final WordWrap WRAP = new WordWrap(79, "");

  private ManualText() {}

  static String page(String name) {
    try {
      return Files.readString(Path.of("man", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page as it should be. */
  static String of(CommandTable entry) {
    CommandSpec spec = CommandSpecs.of(entry);
    String page = page("styxy-" + entry.word() + ".1");
    page = replace(page, "\n\\.Nd ", "\n", entry.summary());
    page =
        replace(
            page,
            "(?=\n\\.Pp\nThe op(?:erands are:|tions are those))",
            "\n\\.Sh EXIT STATUS",
            operands(spec) + options(spec));
    return replace(page, "\n\\.Sh EXAMPLES\n\\.Bd -literal\n", "\\.Ed", examples(spec));
  }

  /** The page {@code styxy.1} as it should be. */
  static String ofStyxy() {
    String page = page("styxy.1");
    page = replace(page, "(?=\n\\.Ss Ports)", "\n\\.Ss Options of every", commands());
    return replace(
        page,
        "\nThey may also precede the command\\.",
        "\n\\.Sh ENV",
        list(entries(TypedCommand.of().spec(), true)));
  }

  private static String replace(String page, String after, String before, String text) {
    Matcher part =
        Pattern.compile("(" + after + ").*?(?=" + before + ")", Pattern.DOTALL).matcher(page);
    if (!part.find()) {
      throw new AssertionError("nothing between " + after + " and " + before);
    }
    return part.replaceFirst("$1" + Matcher.quoteReplacement(text));
  }

  private static String commands() {
    StringBuilder text = new StringBuilder();
    for (CommandTable.Group group : CommandTable.Group.values()) {
      text.append("\n.Ss ").append(group.title()).append("\n.Bl -tag -width allocate\n");
      for (CommandTable entry : CommandTable.values()) {
        if (entry.group() == group) {
          text.append(".It Xr styxy-").append(entry.word()).append(" 1\n");
          text.append(sentence(entry.summary())).append(".\n");
        }
      }
      text.append(".El");
    }
    return text.toString();
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String operands(CommandSpec spec) {
    List<String> entries = new ArrayList<>();
    for (PositionalParamSpec operand : spec.positionalParameters()) {
      String label = operand.paramLabel().replace(" --", "").replace("[ARG]...", "Op Ar ARG ...");
      entries.add(".It Ar " + label + "\n" + words(operand.description()));
    }
    return entries.isEmpty() ? "" : "\n.Pp\nThe operands are:" + list(entries);
  }

  private static String options(CommandSpec spec) {
    List<String> entries = entries(spec, false);
    return "\n.Pp\nThe options are those that every command has, see\n.Xr styxy 1 ,\n"
        + (entries.isEmpty() ? "and none of its own." : "and:" + list(entries));
  }

  private static String list(List<String> entries) {
    return "\n.Bl -tag -width Ds\n" + String.join("\n", entries) + "\n.El";
  }

  private static List<String> entries(CommandSpec spec, boolean isCommon) {
    List<String> entries = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      String name = option.longestName();
      boolean isOfAll = CommonOptions.NAMES.contains(name) || name.equals(Cli.VERSION);
      if (isCommon == isOfAll && !option.hidden()) {
        entries.add(".It " + term(option) + "\n" + words(option.description()));
      }
    }
    return entries;
  }

  /** {@code Fl n , Fl -name Ar NAME}. */
  private static String term(OptionSpec option) {
    List<String> flags = new ArrayList<>();
    for (String name : option.names()) {
      flags.add("Fl " + name.substring(1));
    }
    String term = String.join(" , ", flags);
    if (option.arity().max() == 0) {
      return term;
    }
    return term + (option.arity().min() == 0 ? " Ns Op = Ns Ar " : " Ar ") + option.paramLabel();
  }

  /** A line that began with a dot would be a macro. */
  private static String words(String[] description) {
    return WRAP.of(String.join(" ", description), 0).replace("\n.", "\n\\&.");
  }

  private static String examples(CommandSpec spec) {
    StringBuilder text = new StringBuilder();
    boolean isExample = false;
    for (String line : spec.usageMessage().footer()) {
      text.append(isExample ? line.strip() + "\n" : "");
      isExample |= line.startsWith("Example");
    }
    return text.toString();
  }
}
