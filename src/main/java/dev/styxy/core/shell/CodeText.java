package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the commands in a one-line program of another language: {@code python3 -c
 * "subprocess.run(['kill', '123'])"}, {@code node -e "process.kill(123)"}. It reads strings and
 * numbers, and nothing else of the language.
 */
final class CodeText {
  private static final Set<String> LANGUAGES =
      Set.of("python", "python2", "python3", "node", "bun", "ruby");

  private static final Pattern CODE = Pattern.compile("-[a-zA-Z]*[ce]|--eval");

  /** Calls that run a command. */
  private static final Pattern RUNNING =
      Pattern.compile(
          "\\b(?:system|[pP]open|run|call|check_call|check_output|getoutput|exec|execSync|spawn"
              + "|spawnSync|execFile|execFileSync)\\s*\\(");

  /** Calls that end a process by its number, which comes first; in Ruby the signal does. */
  private static final Pattern ENDING =
      Pattern.compile(
          "\\b(?:os\\.kill|process\\.kill|Process\\.kill)\\s*\\((?:\\s*[\"':]\\w+[\"']?,)?\\s*(\\d+)");

  private CodeText() {}

  /** The commands, as a shell would read them; empty when it runs no such program. */
  static Optional<List<Word>> of(Invocation command) {
    if (!LANGUAGES.contains(command.program())) {
      return Optional.empty();
    }
    for (int i = 0; i + 1 < command.arguments().size(); i++) {
      if (CODE.matcher(command.argument(i)).matches()) {
        return Optional.of(commands(command.arguments().get(i + 1).source()));
      }
      if (!command.argument(i).startsWith("-")) {
        break;
      }
    }
    return Optional.empty();
  }

  static List<Word> commands(String code) {
    List<Word> commands = new ArrayList<>();
    Matcher ending = ENDING.matcher(code);
    while (ending.find()) {
      commands.add(Word.literal("kill " + ending.group(1)));
    }
    if (RUNNING.matcher(code).find()) {
      addStrings(code, commands);
    }
    return commands;
  }

  /** Strings with nothing but commas and brackets between them are words of one command. */
  private static void addStrings(String code, List<Word> commands) {
    StringBuilder command = new StringBuilder();
    int at = 0;
    while (at < code.length()) {
      char c = code.charAt(at);
      if (c == '"' || c == '\'' || c == '`') {
        int end = end(code, at);
        command.append(command.length() == 0 ? "" : " ").append(code, at + 1, end);
        at = end;
      } else if (", []\n".indexOf(c) < 0 && command.length() > 0) {
        commands.add(Word.literal(command.toString()));
        command.setLength(0);
      }
      at++;
    }
    commands.add(Word.literal(command.toString()));
  }

  private static int end(String code, int start) {
    int at = start + 1;
    while (at < code.length() && code.charAt(at) != code.charAt(start)) {
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, code.length());
  }
}
