package dev.styxy.cli.hooks;

import dev.styxy.cli.invocation.Options;
import dev.styxy.core.hooks.Agent;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** Reads which agent a hook is called by. */
final class AgentWord {
  private AgentWord() {}

  static Agent of(ParseResult arguments) {
    List<String> words = Options.operandsFrom(arguments, 1);
    String word = words.size() == 1 ? words.get(0) : "";
    return Agent.of(word)
        .orElseThrow(
            () ->
                new StyxyException(
                    FailureCode.USAGE,
                    (word.isEmpty() ? "which agent?" : "unknown agent '" + word + "';")
                        + " it is one of "
                        + String.join(", ", Agent.words()),
                    "styxy hooks "
                        + Options.operand(arguments, 0).orElse("guard")
                        + " "
                        + NearestWord.to(word, Agent.words()).orElse("claude")));
  }
}
