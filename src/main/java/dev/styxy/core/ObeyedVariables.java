package dev.styxy.core;

import java.util.Locale;
import java.util.Set;

/**
 * The variables that linkers, shells and interpreters obey. A project's file is written by whoever
 * wrote the project, and its value here is always a port: with {@code BASH_ENV=3010} the next shell
 * would run the file 3010 of that project, with {@code PATH=3010} find no program but those in it.
 *
 * <p>A name that ends in PORT or URL is nobody's path and no option, so that services called git,
 * node or ld keep the variables that are theirs.
 */
public final class ObeyedVariables {
  private static final String[] HARMLESS_ENDS = {"PORT", "PORTS", "_URL"};

  /** ld.so(8), dyld(1), and programs that read whole families of names. */
  private static final String[] FAMILIES = {
    "LD_",
    "DYLD_",
    "GIT_",
    "PYTHON",
    "PERL",
    "RUBY",
    "LUA_",
    "BASH_",
    "ZSH_",
    "FISH_",
    "NPM_CONFIG_",
    "XDG_",
    "LC_",
    "DOTNET_",
    "CORECLR_",
    "COR_",
    "STYXY_"
  };

  /** What no port is: a name that ends so asks for a file, a program, options or commands. */
  private static final String[] OBEYED_ENDS = {
    "PATH",
    "PATHS",
    "PATHEXT",
    "HOME",
    "OPTIONS",
    "OPTS",
    "FLAGS",
    "_OPT",
    "_LIB",
    "_RC",
    "_ENV",
    "_INIT",
    "_CONFIG",
    "_CONF",
    "_COMMAND",
    "_PRELOAD",
    "_WRAPPER",
    "_HOOKS",
    "_ENGINES",
    "_MODULES",
    "ASKPASS",
    "EDITOR",
    "PAGER",
    "SHELL"
  };

  private static final Set<String> OTHERS =
      Set.of(
          "ENV",
          "SHELLOPTS",
          "BASHOPTS",
          "IFS",
          "PS0",
          "PS1",
          "PS2",
          "PS3",
          "PS4",
          "ZDOTDIR",
          "GLOBIGNORE",
          "INPUTRC",
          "TMOUT",
          "UID",
          "EUID",
          "PPID",
          "GID",
          "USER",
          "LOGNAME",
          "PWD",
          "OLDPWD",
          "LANG",
          "LANGUAGE",
          "TERM",
          "TERMCAP",
          "TERMINFO",
          "TERMINFO_DIRS",
          "TMPDIR",
          "TMP",
          "TEMP",
          "TZ",
          "TZDIR",
          "GLIBC_TUNABLES",
          "HOSTALIASES",
          "GETCONF_DIR",
          "PERL5DB",
          "PHPRC",
          "PHP_INI_SCAN_DIR",
          "MAKEFILES",
          "MAKE",
          "CC",
          "CXX",
          "LESSOPEN",
          "LESSCLOSE",
          "VISUAL",
          "BROWSER",
          "EXINIT",
          "VIMINIT",
          "COMSPEC",
          "SYSTEMROOT",
          "WINDIR",
          "KUBECONFIG",
          "DOCKER_HOST",
          "SSH_AUTH_SOCK",
          "AWS_CONFIG_FILE",
          "WGETRC");

  private ObeyedVariables() {}

  /** Whether programs obey this one; in any case, as npm, Windows and zsh do. */
  public static boolean contains(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return !endsWith(upper, HARMLESS_ENDS)
        && (OTHERS.contains(upper) || startsWith(upper, FAMILIES) || endsWith(upper, OBEYED_ENDS));
  }

  private static boolean startsWith(String name, String[] starts) {
    for (String start : starts) {
      if (name.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWith(String name, String[] ends) {
    for (String end : ends) {
      if (name.endsWith(end)) {
        return true;
      }
    }
    return false;
  }
}
