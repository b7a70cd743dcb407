package dev.styxy.core.env;

import dev.styxy.core.text.UnreadablePath;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Names;
import dev.styxy.model.Placeholders;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/** The placeholders of a project: the ports of its services, as far as they are known. */
public final class ServicePorts implements Placeholders {
  private final String project;
  private final Map<String, Integer> ports;
  private final int own;

  /**
   * The placeholders for the texts of one service.
   *
   * @param ports by the name of the service
   * @param own that of the service itself
   */
  public ServicePorts(String project, Map<String, Integer> ports, int own) {
    this.project = project;
    this.ports = ports;
    this.own = own;
  }

  @Override
  public int port() {
    return own;
  }

  @Override
  public OptionalInt port(String service) {
    Integer port = ports.get(service);
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }

  /**
   * The path.
   *
   * @throws StyxyException when it has characters that no variable should have
   */
  @Override
  public String project() {
    UnreadablePath.refuse("the project", Path.of(project));
    for (int i = 0; i < project.length(); i += Character.charCount(project.codePointAt(i))) {
      int codePoint = project.codePointAt(i);
      if (!Names.isPrintable(codePoint)) {
        throw new StyxyException(
            FailureCode.INVALID_PROJECT,
            "{project} stands for a path with a character that does not print ("
                + Names.codePoint(codePoint)
                + ")",
            "rename the directory, or use {id}");
      }
    }
    return project;
  }

  @Override
  public String id() {
    return WorktreeId.of(project);
  }
}
