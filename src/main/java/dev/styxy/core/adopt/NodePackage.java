package dev.styxy.core.adopt;

import dev.styxy.core.document.DocumentReader;
import dev.styxy.core.document.Node;
import dev.styxy.model.Names;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scripts of a package.json that start a server, and what that server is. */
final class NodePackage implements Detector {
  private static final String FILE = "package.json";

  /** The script that people type first, by its usual names. */
  private static final List<String> USUAL =
      List.of("dev", "start:dev", "develop", "serve", "start");

  private final DocumentReader documents;

  NodePackage(DocumentReader documents) {
    this.documents = documents;
  }

  @Override
  public void look(Place place, Findings findings) {
    Optional<byte[]> text = place.bytes(FILE);
    if (text.isEmpty()) {
      return;
    }
    try {
      look(documents.json(text.get(), place.of(FILE)), place, findings);
    } catch (StyxyException e) {
      findings.unseen(e.getMessage());
    }
  }

  private void look(Node json, Place place, Findings findings) {
    Map<String, Node> scripts = json.at("scripts").map(Node::fields).orElse(Map.of());
    PackageManager manager = PackageManager.of(place, json.text("packageManager").orElse(""));
    boolean isMainFound = false;
    for (String name : candidates(scripts)) {
      Script script = Script.of(((Node.Scalar) scripts.get(name)).text());
      boolean isStorybook = name.equals("storybook");
      if (isMainFound && !isStorybook) {
        continue;
      }
      boolean isFound = look(name, script, json, place, manager, findings);
      isMainFound |= isFound && USUAL.contains(name);
    }
  }

  /** The usual ones first; then those that a composite one may start. */
  private static List<String> candidates(Map<String, Node> scripts) {
    List<String> names = new ArrayList<>();
    for (String usual : USUAL) {
      if (scripts.get(usual) instanceof Node.Scalar) {
        names.add(usual);
      }
    }
    for (Map.Entry<String, Node> script : scripts.entrySet()) {
      String name = script.getKey();
      boolean isPart = name.startsWith("dev:") || name.startsWith("serve:");
      if ((isPart || name.equals("storybook"))
          && script.getValue() instanceof Node.Scalar
          && name.codePoints().allMatch(Names::isPrintable)) {
        names.add(name);
      }
    }
    return names;
  }

  private static boolean look(
      String name,
      Script script,
      Node json,
      Place place,
      PackageManager manager,
      Findings findings) {
    String file = place.of(FILE);
    if (script.isComposite()) {
      findings.unseen(
          file + ": the script " + name + " starts other commands, whose ports are not seen in it");
      return false;
    }
    Optional<Framework> framework = Framework.in(script.words());
    if (framework.isPresent()) {
      warn(name, script, file, findings);
      Framework found = framework.get();
      findings.add(
          Server.tcp(
              serviceName(name, found.type(), place),
              found.type(),
              found.flag().isEmpty() ? "PORT" : "",
              manager.run(place, name, found.flag()),
              file));
      return true;
    }
    return new NodeApp(place).look(name, script, json, manager, findings);
  }

  static void warn(String name, Script script, String file, Findings findings) {
    script
        .fixedPort()
        .ifPresent(
            words ->
                findings.unseen(
                    file
                        + ": the script "
                        + name
                        + " says "
                        + words
                        + " itself; take that out, or the server may stay there"));
  }

  /** That of its directory, else of what it is; the part after the colon, if the script has one. */
  static String serviceName(String script, String type, Place place) {
    int colon = script.indexOf(':');
    boolean isPart = colon > 0 && !script.equals("start:dev");
    String usual = type.equals("dev") ? "web" : type;
    if (isPart) {
      return script.substring(colon + 1);
    }
    String name = place.nameOr(usual);
    return type.equals("storybook") && !place.path().isEmpty() ? name + "-storybook" : name;
  }
}
