package dev.styxy.core.app;

import dev.styxy.core.state.ScriptFiles;
import dev.styxy.core.state.UserFiles;
import dev.styxy.core.system.GitRepositories;

/** What the commands use that change the files of git and of coding agents. */
public record HookTools(UserFiles files, ScriptFiles scripts, GitRepositories repositories) {}
