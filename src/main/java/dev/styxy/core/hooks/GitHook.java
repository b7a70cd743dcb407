package dev.styxy.core.hooks;

import dev.styxy.model.ShellWord;
import java.nio.file.Path;

/**
 * The hooks of git that keep a worktree's {@code .env} (githooks(5)). {@code git worktree add}
 * calls post-checkout with the null object as the former HEAD. An {@code .env} that exists is
 * touched only if styxy's block is in it and the project's file is newer.
 */
enum GitHook {
  POST_CHECKOUT("post-checkout"),
  POST_MERGE("post-merge");

  private static final String NOTE = "put here by `styxy hooks install git`, which also removes it";

  /** Runs no program while there is nothing to do; works with -e and -u, and leaves stdin alone. */
  private static final String CHECKOUT =
      """
      if [ "${3-}" = 1 ] && [ -f .styxy.json ]; then
        case ${1-} in
          *[!0]* | '') styxy_hook=update ;;
          *) styxy_hook=create ;;
        esac
      fi
      """;

  private static final String MERGE =
      """
      if [ -f .styxy.json ]; then
        styxy_hook=update
      fi
      """;

  private static final String NEED =
      """
      case ${styxy_hook-} in
        create) if [ -e .env ] || [ -L .env ]; then styxy_hook=; fi ;;
        update) if [ ! -f .env ] || [ -L .env ] || [ ! .styxy.json -nt .env ]; then styxy_hook=; fi ;;
      esac
      """;

  private static final String WORK =
      """
      if [ -n "${styxy_hook-}" ]; then
        (
          set +e
          [ -x @STYXY@ ] && grep -q '"services"' .styxy.json || exit 0
          [ "$styxy_hook" = create ] || grep -q '^# >>> styxy >>>' .env || exit 0
          for styxy_name in $(env | sed -n 's/^\\(GIT_[A-Za-z0-9_]*\\)=.*/\\1/p'); do
            unset "$styxy_name"
          done
          @STYXY@ env -q --write .env >/dev/null && touch -c .env
          exit 0
        ) </dev/null || :
      fi
      unset styxy_hook
      """;

  private final String fileName;

  GitHook(String fileName) {
    this.fileName = fileName;
  }

  String fileName() {
    return fileName;
  }

  /**
   * The block for the hook's file.
   *
   * @param styxy the launcher, absolute: git's hooks may have another PATH
   * @param isAlone whether the file is made for it
   */
  String block(Path styxy, boolean isAlone) {
    String lines =
        "unset styxy_hook\n"
            + (this == POST_CHECKOUT ? CHECKOUT : MERGE)
            + NEED
            + WORK.replace("@STYXY@", ShellWord.of(styxy.toString()));
    return MarkedBlock.of(NOTE, lines, isAlone);
  }
}
