package dev.styxy.core.settings;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files that the configuration comes from. */
public interface ConfigFiles {

  /** The user's file; it need not exist. */
  Path userFile();

  /** The file of the project; it need not exist. */
  Path projectFile();

  /**
   * What counts here: the project's file over the user's over the built-in values.
   *
   * @throws dev.styxy.model.StyxyException when a file cannot be read or has an error
   */
  ConfigView load();

  /**
   * Everything that is wrong in the files, or worth knowing, in their order; never throws for what
   * is in them.
   *
   * @param file the only file to look at; absent for the user's and the project's, as they exist
   * @throws dev.styxy.model.StyxyException when a file cannot be read
   */
  List<ConfigProblem> check(Optional<Path> file);

  /**
   * The same of a text that is no file yet, as if it were the user's.
   *
   * @param name of the text, for messages
   * @throws dev.styxy.model.StyxyException when it cannot be read
   */
  List<ConfigProblem> check(InputStream text, String name);

  /**
   * Writes a commented file for the user to begin with.
   *
   * @throws dev.styxy.model.StyxyException when there is one, or it cannot be written
   */
  void init();

  /**
   * Says in the user's file whether unknown service types get a range; makes it where there is
   * none.
   *
   * @return whether the file had to be changed
   * @throws dev.styxy.model.StyxyException when the file has errors, or cannot be written
   */
  boolean enableAutoAllocation(boolean isEnabled);

  /** A JSON Schema of the files, for editors. */
  String schema();

  /**
   * What the original left in a directory.
   *
   * @throws dev.styxy.model.StyxyException when it left nothing, or it cannot be read
   */
  Original original(Path directory);

  /**
   * What would count here if this were the user's file.
   *
   * @throws dev.styxy.model.StyxyException when it or the project's cannot be read or has an error
   */
  ConfigView tryOut(Path config);

  /**
   * Makes a configuration of the original's the user's own; only where there is none.
   *
   * @throws dev.styxy.model.StyxyException when it has errors, or cannot be copied
   */
  void adopt(Path config);
}
