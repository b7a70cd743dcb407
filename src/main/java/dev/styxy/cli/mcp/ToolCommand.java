package dev.styxy.cli.mcp;

import dev.styxy.cli.invocation.CommonOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what to type for a call. Values are joined to their options, and operands come after {@code
 * --}, so that nothing a client sends is taken for an option.
 */
final class ToolCommand {
  private final ToolArguments arguments;
  private final List<String> words = new ArrayList<>();
  private final List<String> operands = new ArrayList<>();

  private ToolCommand(String command, ToolArguments arguments) {
    this.arguments = arguments;
    words.add(command);
    words.add(CommonOptions.JSON);
  }

  /**
   * The words of the command line for a tool of the table.
   *
   * @param directory where the server works: what it may take away is told by that
   */
  static List<String> of(String tool, ToolArguments arguments, Path directory) {
    ToolCommand command = new ToolCommand(tool, arguments);
    switch (tool) {
      case "status" -> {}
      case "allocate" ->
          command
              .option("name", "port", "protocol", "ttl", "count")
              .flag("exact", "new", "create_type")
              .operand("type");
      case "release" -> {
        command.words.add("--within=" + directory);
        command.flag("forget").operands("targets");
      }
      case "kill" -> command.option("signal", "grace").flag("dry_run").operands("targets");
      case "check" -> command.operand("target");
      case "wait" -> command.option("timeout").flag("free").operands("targets");
      case "env" -> command.valueAs("--write", "file").operands("services");
      case "list" -> command.valueAs("--service", "type").flagAs("--project", "project_only");
      case "history" -> command.option("port", "name", "since").limit("50");
      default -> throw new IllegalStateException("a tool without a command: " + tool);
    }
    return command.line();
  }

  private ToolCommand option(String... names) {
    for (String name : names) {
      valueAs("--" + name, name);
    }
    return this;
  }

  private ToolCommand valueAs(String option, String name) {
    arguments.word(name).ifPresent(value -> words.add(option + "=" + value));
    return this;
  }

  /** A long log is of little use to a model. */
  private ToolCommand limit(String usual) {
    words.add("--limit=" + arguments.word("limit").orElse(usual));
    return this;
  }

  private ToolCommand flag(String... names) {
    for (String name : names) {
      flagAs("--" + name.replace('_', '-'), name);
    }
    return this;
  }

  private ToolCommand flagAs(String option, String name) {
    if (arguments.isSet(name)) {
      words.add(option);
    }
    return this;
  }

  private ToolCommand operand(String name) {
    arguments.word(name).ifPresent(operands::add);
    return this;
  }

  private ToolCommand operands(String name) {
    operands.addAll(arguments.words(name));
    return this;
  }

  private List<String> line() {
    List<String> line = new ArrayList<>(words);
    line.add("--");
    line.addAll(operands);
    return line;
  }
}
