package dev.styxy.core.shell;

import java.util.List;

/** Words that a shell would run as one command, without redirections. */
public record SimpleCommand(List<Assignment> assignments, List<Word> words) {}
