package dev.styxy.core.adopt;

import dev.styxy.core.document.DocumentReader;
import dev.styxy.core.document.Node;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The packages of a monorepo: {@code workspaces} of package.json (docs.npmjs.com, yarnpkg.com) and
 * {@code packages} of pnpm-workspace.yaml (pnpm.io). A directory and {@code DIRECTORY/*} are
 * followed; any other pattern is said.
 */
final class Workspaces {
  private static final int MOST = 200;

  private final DocumentReader documents;

  Workspaces(DocumentReader documents) {
    this.documents = documents;
  }

  /** Their paths, relative to the project. */
  List<String> of(Place root) {
    Set<String> found = new LinkedHashSet<>();
    for (String pattern : patterns(root)) {
      expand(pattern, root, found);
    }
    return found.stream().limit(MOST).toList();
  }

  private List<String> patterns(Place root) {
    List<String> patterns = new ArrayList<>();
    root.bytes("package.json")
        .flatMap(text -> json(text, root))
        .ifPresent(
            node -> {
              List<Node> items = node.at("workspaces").map(Node::items).orElse(List.of());
              addAll(items, patterns);
              addAll(
                  node.at("workspaces", "packages").map(Node::items).orElse(List.of()), patterns);
            });
    root.bytes("pnpm-workspace.yaml")
        .ifPresent(
            text -> {
              try {
                for (Node node : documents.yaml(text, "pnpm-workspace.yaml")) {
                  addAll(node.get("packages").map(Node::items).orElse(List.of()), patterns);
                }
              } catch (StyxyException e) {
                root.findings().unseen(e.getMessage());
              }
            });
    return patterns;
  }

  /** A package.json that is no JSON is said by the detector that reads it for its scripts. */
  private Optional<Node> json(byte[] text, Place root) {
    try {
      return Optional.of(documents.json(text, root.of("package.json")));
    } catch (StyxyException e) {
      return Optional.empty();
    }
  }

  private static void addAll(List<Node> items, List<String> patterns) {
    for (Node item : items) {
      if (item instanceof Node.Scalar scalar) {
        patterns.add(scalar.text());
      }
    }
  }

  private static void expand(String pattern, Place root, Set<String> found) {
    String path = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String parent = path.endsWith("/*") ? path.substring(0, path.length() - 2) : path;
    boolean isPlain = parent.matches("[A-Za-z0-9._@-]+(/[A-Za-z0-9._@-]+)*");
    if (!isPlain || List.of(parent.split("/")).contains("..")) {
      root.findings().unseen("the workspaces '" + pattern + "' are not followed");
      return;
    }
    if (parent.equals(path)) {
      found.add(path);
      return;
    }
    for (String name : root.names(parent)) {
      if (!name.startsWith(".") && root.project().hasDirectory(parent + "/" + name)) {
        found.add(parent + "/" + name);
      }
    }
  }
}
