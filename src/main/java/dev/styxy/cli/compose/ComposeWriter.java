package dev.styxy.cli.compose;

import dev.styxy.cli.invocation.Context;
import dev.styxy.core.compose.ComposeFiles;
import dev.styxy.core.compose.OverrideText;
import dev.styxy.core.compose.ProjectName;
import dev.styxy.core.env.EnvFormat;
import dev.styxy.core.state.UserFiles;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the override and the variables. Both files are looked at before anything is allocated, so
 * that what cannot be written is said before.
 */
final class ComposeWriter {
  private final UserFile override;
  private final Optional<UserFile> dotenv;
  private final ComposeVariables variables;
  private final List<String> remarks = new ArrayList<>();
  private final List<String> written = new ArrayList<>();

  ComposeWriter(
      ComposeSource source, Context context, boolean isNamed, Optional<EnvFormat> format) {
    UserFiles files = context.userFiles();
    Path first = source.files().get(0);
    override = UserFile.read(first.resolveSibling(OverrideText.NAME), files);
    refuseForeign();
    Path env = source.place().resolve(ComposeSource.ENV_FILE);
    dotenv = format.isPresent() ? Optional.empty() : Optional.of(UserFile.read(env, files));
    variables = variables(source, context, isNamed);
    dotenv.ifPresent(file -> remarkOnSettled(file, context));
  }

  private void refuseForeign() {
    if (override.content().length > 0 && !OverrideText.isOurs(override.content())) {
      throw new StyxyException(
          FailureCode.REFUSED,
          override.path() + " was not written by styxy; it is left as it is",
          "move it away: mv "
              + ShellWord.of(override.path().toString())
              + " "
              + ShellWord.of(override.path() + ".old"));
    }
  }

  private ComposeVariables variables(ComposeSource source, Context context, boolean isNamed) {
    List<Path> all = new ArrayList<>(source.files());
    all.add(override.path());
    Map<String, String> values = new LinkedHashMap<>();
    values.put(ComposeSource.COMPOSE_FILE, source.list().of(all, source.place()));
    Optional<String> before =
        dotenv.map(
            file ->
                ComposeVariables.inBlock(file.content(), file.path().toString())
                    .get(ComposeVariables.PROJECT_NAME));
    if (isNamed) {
      values.put(ComposeVariables.PROJECT_NAME, ProjectName.of(source.place().toString()));
    } else if (before.isPresent()) {
      values.put(ComposeVariables.PROJECT_NAME, before.get());
    }
    if (source.place().equals(context.workingDirectory())
        && !ComposeFiles.isUsual(source.files())) {
      remarks.add("COMPOSE_FILE counts where docker compose is typed: in " + source.place());
    }
    return new ComposeVariables(values);
  }

  /** What the shell or the file sets already wins over the block. */
  private void remarkOnSettled(UserFile file, Context context) {
    Map<String, String> settled = ComposeVariables.settled(file.content(), file.path().toString());
    for (Map.Entry<String, String> value : variables.values().entrySet()) {
      String name = value.getKey();
      String shell = context.variables().getOrDefault(name, "");
      if (!shell.isEmpty() && !shell.equals(value.getValue())) {
        remarks.add(
            name
                + " is set in this shell, and wins over .env; type: export "
                + name
                + "="
                + ShellWord.of(value.getValue()));
      }
      if (settled.containsKey(name) && !settled.get(name).equals(value.getValue())) {
        remarks.add(
            file.path()
                + " sets "
                + name
                + " itself, and that line stays; change it to: "
                + name
                + "="
                + ShellWord.of(value.getValue()));
      }
    }
  }

  void write(byte[] text) {
    if (override.replace(
        now -> {
          refuseForeign();
          return text;
        })) {
      written.add(override.path().toString());
    }
    dotenv.ifPresent(
        file -> {
          if (file.replace(now -> variables.in(now, file.path().toString()))) {
            written.add(file.path().toString());
          }
        });
  }

  ComposeVariables variables() {
    return variables;
  }

  Path override() {
    return override.path();
  }

  Optional<Path> envFile() {
    return dotenv.map(UserFile::path);
  }

  /** What a person should know. */
  List<String> remarks() {
    return remarks;
  }

  /** The files that were changed. */
  List<String> written() {
    return written;
  }
}
