package dev.styxy.cli.invocation;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Range;

/**
 * Makes the options of commands and reads what was given for them. Everything is read as text and
 * judged by {@link Arguments}, so that the messages are ours.
 */
public final class Options {
  /** Nothing after it is an option. */
  public static final String DELIMITER = "--";

  /** Stands for the omitted value of an option; nobody can type it. */
  static final String LEFT_OUT = "\0";

  /** Made once, as picocli would read the text for every option. */
  private static final Range NO_VALUE = Range.valueOf("0");

  private static final Range ONE_VALUE = Range.valueOf("1");

  private Options() {}

  public static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names[0], rest(names))
        .type(boolean.class)
        .arity(NO_VALUE)
        .description(description)
        .build();
  }

  public static OptionSpec value(String label, String description, String... names) {
    return OptionSpec.builder(names[0], rest(names))
        .type(String.class)
        .arity(ONE_VALUE)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** An option that is not for people: no help, manual or completion has it. */
  public static OptionSpec hiddenValue(String label, String description, String name) {
    return OptionSpec.builder(name)
        .type(String.class)
        .arity(ONE_VALUE)
        .paramLabel(label)
        .description(description)
        .hidden(true)
        .build();
  }

  /** An option that may be given more than once. */
  public static OptionSpec values(String label, String description, String... names) {
    return OptionSpec.builder(names[0], rest(names))
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity(ONE_VALUE)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** An option whose value may be omitted; the value then is {@link #LEFT_OUT}. */
  public static OptionSpec optionalValue(String label, String description, String name) {
    return OptionSpec.builder(name)
        .type(String.class)
        .arity("0..1")
        .fallbackValue(LEFT_OUT)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** The operand number {@code index}, which may be left out. */
  public static void operand(CommandSpec spec, int index, String label, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index(Integer.toString(index))
            .type(String.class)
            .arity("0..1")
            .paramLabel(label)
            .description(description)
            .build());
  }

  /** Any number of operands. */
  public static void operands(CommandSpec spec, String label, String description) {
    operandsFrom(spec, 0, label, description);
  }

  /** Any number of operands after the first ones. */
  public static void operandsFrom(CommandSpec spec, int index, String label, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index(index + "..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("0..*")
            .paramLabel(label)
            .description(description)
            .build());
  }

  public static Optional<String> given(ParseResult arguments, String name) {
    OptionSpec option = matched(arguments, name);
    return option == null ? Optional.empty() : Optional.ofNullable(option.getValue());
  }

  public static List<String> allGiven(ParseResult arguments, String name) {
    OptionSpec option = matched(arguments, name);
    return option == null ? List.of() : option.getValue();
  }

  /**
   * The option with this name if it was given, else null. {@link ParseResult#matchedOption} would
   * also accept the name without its hyphens, and takes apart every name to find out.
   */
  static OptionSpec matched(ParseResult arguments, String name) {
    OptionSpec wanted = arguments.commandSpec().optionsMap().get(name);
    for (OptionSpec option : arguments.matchedOptions()) {
      if (option == wanted) {
        return option;
      }
    }
    return null;
  }

  public static Optional<String> operand(ParseResult arguments, int index) {
    return Optional.ofNullable(arguments.matchedPositionalValue(index, null));
  }

  public static List<String> operands(ParseResult arguments) {
    return operandsFrom(arguments, 0);
  }

  /** Those of {@link #operandsFrom(CommandSpec, int, String, String)}. */
  public static List<String> operandsFrom(ParseResult arguments, int index) {
    return arguments.matchedPositionalValue(index, List.of());
  }

  private static String[] rest(String... names) {
    return java.util.Arrays.copyOfRange(names, 1, names.length);
  }
}
