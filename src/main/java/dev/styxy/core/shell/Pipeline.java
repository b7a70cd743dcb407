package dev.styxy.core.shell;

import java.util.List;

/** Commands of which each reads what the one before it prints. */
public record Pipeline(List<SimpleCommand> commands) {}
