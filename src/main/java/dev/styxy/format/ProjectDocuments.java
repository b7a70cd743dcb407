package dev.styxy.format;

import dev.styxy.core.document.DocumentReader;
import dev.styxy.core.document.Node;
import dev.styxy.format.json.JsonDocument;
import dev.styxy.format.yaml.YamlDocuments;
import java.util.List;

/** Reads both formats; the parser of the one that is not used is not even loaded. */
public final class ProjectDocuments implements DocumentReader {

  @Override
  public Node json(byte[] text, String name) {
    return new JsonDocument(text, name).read();
  }

  @Override
  public List<Node> yaml(byte[] text, String name) {
    return new YamlDocuments(name).read(text);
  }
}
