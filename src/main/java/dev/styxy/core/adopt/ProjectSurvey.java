package dev.styxy.core.adopt;

import dev.styxy.core.document.DocumentReader;
import dev.styxy.core.document.ProjectDirectory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks at a project with all detectors: at its directory, and at those below that are parts. */
public final class ProjectSurvey {
  /** Where parts of a project are usually found that no workspace names. */
  private static final List<String> USUAL_PARTS =
      List.of("frontend", "backend", "client", "server", "web", "api", "app", "ui", "admin");

  private final ProjectDirectory directory;
  private final DocumentReader documents;

  public ProjectSurvey(ProjectDirectory directory, DocumentReader documents) {
    this.directory = directory;
    this.documents = documents;
  }

  /** What is there. */
  public Survey survey() {
    Findings findings = new Findings();
    Place root = new Place(directory, "", findings);
    Workspaces workspaces = new Workspaces(documents);
    Set<String> parts = new LinkedHashSet<>(workspaces.of(root));
    for (String usual : USUAL_PARTS) {
      if (directory.hasDirectory(usual)) {
        parts.add(usual);
      }
    }
    List<Place> places = new ArrayList<>(List.of(root));
    parts.forEach(part -> places.add(root.below(part)));
    for (Place place : places) {
      for (Detector detector : ofAPlace()) {
        detector.look(place, findings);
      }
    }
    for (Detector detector : ofTheProject()) {
      detector.look(root, findings);
    }
    return new Survey(new ServicePlanner(findings.servers()).plan(), findings.unseen());
  }

  private List<Detector> ofAPlace() {
    return List.of(
        new NodePackage(documents),
        new SpringBoot(documents),
        new Django(),
        new Ruby(),
        new PythonServer(),
        new CompiledServer());
  }

  /** These may name what was found before, and add only what was not. */
  private List<Detector> ofTheProject() {
    return List.of(new Procfile(), new ComposePorts(documents), new Dotenv());
  }
}
