package dev.styxy.cli;

import dev.styxy.cli.invocation.TerminalStyle;
import dev.styxy.cli.text.Tone;

/** The text of {@code styxy --help}. */
final class Help {
  private static final int COLUMN = 13;

  private Help() {}

  static String text(TerminalStyle look) {
    StringBuilder text = new StringBuilder();
    text.append(look.paint(Tone.TITLE, "Usage:"))
        .append(" styxy COMMAND [OPTION]... [OPERAND]...\n");
    text.append("Hands out development ports on this machine, each to one holder at a time.\n");
    for (CommandTable.Group group : CommandTable.Group.values()) {
      text.append('\n').append(look.paint(Tone.TITLE, group.title() + ":")).append('\n');
      for (CommandTable entry : CommandTable.values()) {
        if (entry.group() == group) {
          text.append("  ").append(look.paint(Tone.NOTE, entry.word()));
          text.append(" ".repeat(COLUMN - entry.word().length()));
          text.append(entry.summary()).append('\n');
        }
      }
    }
    text.append("\nEvery command has --help, --json, -q (--quiet), --color, --debug and\n");
    text.append("--lock-timeout. See man styxy for more, and styxy completion for your shell.\n");
    text.append('\n').append(look.paint(Tone.TITLE, "Examples:")).append('\n');
    text.append("  PORT=$(styxy allocate dev -n web) npm run dev\n");
    text.append("  styxy list\n");
    text.append("  styxy check 3000\n");
    text.append('\n').append(look.paint(Tone.TITLE, "Exit status:"));
    text.append(" 0 ok, 1 the answer is no, 2 usage, 3 no free port, 4 held by\n");
    text.append("another, 5 lock timeout, 6 state or config damaged or newer, 7 I/O, 70 a bug.\n");
    return text.toString();
  }
}
