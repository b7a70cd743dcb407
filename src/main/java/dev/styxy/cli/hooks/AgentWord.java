package dev.styxy.cli.hooks;

import dev.styxy.core.hooks.Agent;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.List;

/** Reads which agent a hook is called by. */
final class AgentWord {
  private AgentWord() {}

  static Agent of(List<String> operands) {
    String word = operands.size() > 1 ? operands.get(1) : "";
    return Agent.of(word)
        .orElseThrow(
            () ->
                new StyxyException(
                    FailureCode.USAGE,
                    (word.isEmpty() ? "which agent?" : "unknown agent '" + word + "';")
                        + " it is one of "
                        + String.join(", ", Agent.words()),
                    "styxy hooks "
                        + operands.get(0)
                        + " "
                        + NearestWord.to(word, Agent.words()).orElse("claude")));
  }
}
