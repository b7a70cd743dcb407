package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints shell completions. */
public final class CompletionCommand implements Command {
  private static final String FOLDER = "/completions/";

  @Override
  public void describe(CommandSpec spec) {
    Options.operand(spec, 0, "bash|zsh|fish|powershell", "The shell.");
    spec.usageMessage()
        .description(
            "Prints shell completions. install.sh has put them where the shells look; this is for",
            "other places.")
        .footer(
            "",
            "Examples:",
            "  source <(styxy completion bash)    in ~/.bashrc",
            "  source <(styxy completion zsh)     in ~/.zshrc, after compinit",
            "  styxy completion fish | source     in ~/.config/fish/config.fish",
            "  styxy completion powershell | Out-String | Invoke-Expression    in $PROFILE");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Optional<String> shell = Options.operand(arguments, 0);
    String text = read(file(shell.orElse("")));
    if (context.output().isJson()) {
      context
          .output()
          .answer(
              json -> {
                json.writeBooleanField("success", true);
                json.writeStringField("shell", shell.orElse(""));
                json.writeStringField("script", text);
              });
    } else {
      context.output().raw(text);
    }
    return 0;
  }

  private static String file(String shell) {
    return switch (shell) {
      case "bash" -> "styxy.bash";
      case "zsh" -> "_styxy";
      case "fish" -> "styxy.fish";
      case "powershell" -> "styxy.ps1";
      default ->
          throw new StyxyException(
              FailureCode.USAGE,
              shell.isEmpty() ? "which shell?" : "no completions for '" + shell + "'",
              "styxy completion bash",
              "styxy completion zsh",
              "styxy completion fish",
              "styxy completion powershell");
    };
  }

  private static String read(String file) {
    try (InputStream script = CompletionCommand.class.getResourceAsStream(FOLDER + file)) {
      if (script == null) {
        throw new StyxyException(FailureCode.IO, "this build of styxy has no completions");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
