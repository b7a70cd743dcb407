package dev.styxy.core.document;

import java.util.List;

/** Reads structured texts. Nothing is executed, created or resolved: a tag stays a word. */
public interface DocumentReader {
  /**
   * A JSON text.
   *
   * @param name the file's, for messages
   * @throws dev.styxy.model.StyxyException when it is none
   */
  Node json(byte[] text, String name);

  /**
   * The documents of a YAML text; aliases and merge keys are followed.
   *
   * @param name the file's, for messages
   * @throws dev.styxy.model.StyxyException when it is none, has a key twice, or is out of all
   *     proportion
   */
  List<Node> yaml(byte[] text, String name);
}
