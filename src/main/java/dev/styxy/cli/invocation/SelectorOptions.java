package dev.styxy.cli.invocation;

import dev.styxy.core.lease.Selector;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The ways to say which allocations are meant; release and renew share them. */
public final class SelectorOptions {
  private SelectorOptions() {}

  public static void addTo(CommandSpec spec) {
    Options.operands(
        spec,
        "LOCK_ID|PORT|NAME",
        "Which allocations; names are looked up in this project or in --project.");
    spec.addOption(
        Options.optionalValue(
            "DIR",
            "All allocations of a project, or only the names given; without DIR, this project.",
            "--project"));
    spec.addOption(Options.value("ID", "All allocations of an instance.", "--instance"));
    spec.addOption(Options.flag("All allocations on this machine.", "--all"));
  }

  /**
   * What was selected.
   *
   * @throws StyxyException when nothing was, or more than one way was used
   */
  public static Selector read(ParseResult arguments, Context context) {
    List<String> words = Options.operands(arguments);
    Optional<String> project = Options.given(arguments, "--project");
    List<Selector> selectors = new ArrayList<>();
    if (!words.isEmpty()) {
      selectors.add(new Selector.Words(words, projectOf(project, context)));
    } else if (project.isPresent()) {
      selectors.add(new Selector.Project(projectOf(project, context)));
    }
    Options.given(arguments, "--instance")
        .ifPresent(id -> selectors.add(new Selector.Instance(Arguments.existingInstance(id))));
    if (CommonOptions.isSet(arguments, "--all")) {
      selectors.add(new Selector.All());
    }
    if (selectors.size() != 1) {
      throw new StyxyException(
          FailureCode.USAGE,
          selectors.isEmpty()
              ? "which allocations? a lock id, a port, a name, --project, --instance or --all"
              : "select allocations in one way only",
          "styxy list -v");
    }
    return selectors.get(0);
  }

  /**
   * The project of an option, which may be gone while its leases remain, whose directory may be
   * left out, or that may be left out itself.
   */
  public static String projectOf(Optional<String> option, Context context) {
    return option
        .filter(directory -> !directory.equals(Options.LEFT_OUT))
        .map(directory -> Arguments.formerDirectory(directory, context.workingDirectory()))
        .orElseGet(context::project);
  }
}
