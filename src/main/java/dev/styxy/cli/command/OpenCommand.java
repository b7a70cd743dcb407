package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.invocation.SelectorOptions;
import dev.styxy.core.system.Browser;
import dev.styxy.core.system.LocalUrl;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.text.Durations;
import dev.styxy.core.wait.WaitStatus;
import dev.styxy.core.wait.Waiter;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Opens the page of a server in the browser. */
public final class OpenCommand implements Command {
  private static final int LONGEST_PATH = 4000;

  @Override
  public void describe(CommandSpec spec) {
    Options.operand(spec, 0, "NAME|PORT", "The server.");
    Options.operand(spec, 1, "PATH", "Where on it, such as /login (default: /).");
    spec.addOption(Options.flag("Only print the URL, whether anything listens or not.", "--print"));
    spec.addOption(
        Options.value("TIME", "Wait this long for the server to be up (default: 0).", "--wait"));
    spec.addOption(
        Options.value(
            "DIR", "Look up the name in this project (default: the current one).", "--project"));
    spec.usageMessage()
        .description(
            "Opens http://localhost:PORT/ in the browser, and prints it, once the lease's own server",
            "listens; exits 1 if it does not. Without a display, and without BROWSER, the URL is only",
            "printed.")
        .footer(
            "",
            "Examples:",
            "  styxy open web",
            "  styxy open web /login --wait 30s    as soon as it is up",
            "  styxy open web --print | pbcopy     only the URL");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    String word =
        Options.operand(arguments, 0)
            .orElseThrow(
                () -> new StyxyException(FailureCode.USAGE, "open what?", "styxy open web"));
    String path = Options.operand(arguments, 1).orElse("/");
    if (path.length() > LONGEST_PATH) {
      throw new StyxyException(
          FailureCode.USAGE, "the path is longer than " + LONGEST_PATH + " characters");
    }
    boolean isPrinted = CommonOptions.isSet(arguments, "--print");
    long patience =
        isPrinted ? 0 : Durations.waitMillis(Options.given(arguments, "--wait").orElse("0"));
    String project = SelectorOptions.projectOf(Options.given(arguments, "--project"), context);
    WaitStatus seen =
        new Waiter(context.openApplication(), context.openDiagnostics().history())
            .await(List.of(word), project, Waiter.Goal.LISTENING, patience)
            .get(0);
    refuse(seen, isPrinted);
    LocalUrl url = new LocalUrl(seen.port().getAsInt(), path);
    if (isPrinted) {
      return print(url, new Browser.Opening.Impossible(""), context.output());
    }
    return print(url, context.browser().open(url, context.isTerminal()), context.output());
  }

  /** Another server on the port is not what was to be opened. */
  private static void refuse(WaitStatus seen, boolean isPrinted) {
    String word = ShellWord.of(seen.word());
    if (seen.port().isEmpty()) {
      throw new StyxyException(FailureCode.NOT_FOUND, seen.explanation(), "styxy list --urls");
    }
    if (!seen.protocol().coversTcp()) {
      throw new StyxyException(
          FailureCode.USAGE,
          "port "
              + Descriptions.port(seen.port().getAsInt(), seen.protocol())
              + " is none that a browser can open");
    }
    if (!isPrinted && !seen.isMet()) {
      throw new StyxyException(
          FailureCode.NOT_FOUND,
          seen.explanation(),
          "styxy open " + word + " --wait 30s",
          "styxy check " + seen.port().getAsInt());
    }
  }

  /** The URL is printed in any case; only a browser that failed is a failure. */
  private static int print(LocalUrl url, Browser.Opening opening, Output output) {
    boolean isFailed = opening instanceof Browser.Opening.Failed;
    String words = words(opening);
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", !isFailed);
            json.writeStringField("url", url.toString());
            json.writeNumberField("port", url.port());
            json.writeBooleanField("opened", opening instanceof Browser.Opening.Opened);
            json.writeStringField(isFailed ? "error" : "message", words);
            if (isFailed) {
              json.writeStringField("code", FailureCode.IO.word());
            }
          });
    } else {
      output.answer(url.toString());
      tell(opening, words, output);
    }
    return isFailed ? FailureCode.IO.exitStatus() : 0;
  }

  private static String words(Browser.Opening opening) {
    if (opening instanceof Browser.Opening.Opened opened) {
      return "opened with " + opened.program();
    }
    return opening instanceof Browser.Opening.Failed failed
        ? "not opened: " + failed.why()
        : ((Browser.Opening.Impossible) opening).why();
  }

  private static void tell(Browser.Opening opening, String words, Output output) {
    if (opening instanceof Browser.Opening.Failed) {
      output.error(words);
    } else if (opening instanceof Browser.Opening.Opened) {
      output.hint(words);
    } else if (!words.isEmpty()) {
      output.note("not opened: " + words);
    }
  }
}
