package dev.styxy.core.settings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectVariablesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LD_PRELOAD",
        "LD_LIBRARY_PATH",
        "DYLD_INSERT_LIBRARIES",
        "BASH_ENV",
        "ENV",
        "SHELLOPTS",
        "BASHOPTS",
        "IFS",
        "PATH",
        "path",
        "CDPATH",
        "PS4",
        "PROMPT_COMMAND",
        "ZDOTDIR",
        "FPATH",
        "PYTHONPATH",
        "PYTHONHOME",
        "PYTHONSTARTUP",
        "PERL5LIB",
        "PERL5OPT",
        "PERL5DB",
        "RUBYLIB",
        "RUBYOPT",
        "NODE_OPTIONS",
        "NODE_PATH",
        "npm_config_userconfig",
        "JAVA_TOOL_OPTIONS",
        "_JAVA_OPTIONS",
        "JDK_JAVA_OPTIONS",
        "CLASSPATH",
        "GIT_SSH_COMMAND",
        "GIT_DIR",
        "HOME",
        "SHELL",
        "TERM",
        "UID",
        "EUID",
        "PPID",
        "EDITOR",
        "PAGER",
        "VISUAL",
        "BROWSER",
        "STYXY_HOME",
        "STYXY_SAVED_LC_ALL",
        "GCONV_PATH",
        "LOCPATH",
        "MAKEFILES",
        "MAKEFLAGS",
        "OPENSSL_CONF",
        "KUBECONFIG",
        "RUSTC_WRAPPER",
        "LESSKEYIN",
        "VIM",
        "VIMRUNTIME",
        "SCREENRC",
        "GCC_EXEC_PREFIX",
        "PSQLRC",
        "RUSTC",
        "SUPPORT",
        "PORTAL",
        "PASSPORT",
        "PORTS",
        "WEBPORT",
        "HOST",
        "URL",
        "REDIS",
        "LISTEN",
        "A",
        "DOCKER_HOST",
        "docker_host",
        "PIP_INDEX_URL",
        "UV_EXTRA_INDEX_URL",
        "PLAYWRIGHT_DOWNLOAD_HOST",
        "VAULT_ADDR",
        "API_URL_FILE",
        "ANTHROPIC_BEDROCK_BASE_URL",
        "GOOGLE_GEMINI_BASE_URL",
        "UV_PUBLISH_URL",
        "TWINE_REPOSITORY_URL",
        "BAO_ADDR",
        "ACTIONS_ID_TOKEN_REQUEST_URL",
        "npm_config_sharp_binary_host"
      })
  void whatAProgramMayObeyIsNoneOfAProjects(String name) {
    assertFalse(ProjectVariables.mayBeSet(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PORT",
        "port",
        "WEB_PORT",
        "VITE_API_PORT",
        "GIT_PORT",
        "NODE_PORT",
        "LD_PORT",
        "BASH_ENV_PORT",
        "STYXY_PORT",
        "PYTHON_API_PORT",
        "API_URL",
        "GIT_SERVER_URL",
        "DATABASE_URL",
        "PORT_API",
        "API_PORT_HTTP",
        "_PORT",
        "DB_HOST",
        "LISTEN_ADDR",
        "CORS_ORIGIN",
        "api_url"
      })
  void aVariableOfAServiceIsItsOwn(String name) {
    assertTrue(ProjectVariables.mayBeSet(name));
  }
}
