package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.core.app.Application;
import dev.styxy.core.report.BoundPort;
import dev.styxy.core.report.PortScan;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortRange;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows what is bound to the ports of a range. */
public final class ScanCommand implements Command {
  private static final String SERVICE = "--service";
  private static final int FIRST = 3000;
  private static final int LAST = 9999;

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(Options.value("PORT", "The first port (default: 3000).", "--start"));
    spec.addOption(Options.value("PORT", "The last port (default: 9999).", "-e", "--end"));
    spec.addOption(Options.flag("All ports, from 1 to 65535.", "--all"));
    spec.addOption(
        Options.value("tcp|udp|both", "The protocol to scan (default: tcp).", "--protocol"));
    spec.addOption(Options.value("TYPE", "Only ports allocated as this type.", "-s", SERVICE));
    spec.addOption(Options.flag("Only ports that are not allocated.", "--unallocated"));
    spec.usageMessage()
        .description("Shows every port in a range that something is bound to, and what that is.")
        .footer(
            "",
            "Examples:",
            "  styxy scan                       from 3000 to 9999",
            "  styxy scan --start 8000 -e 8099  from 8000 to 8099",
            "  styxy scan --all --unallocated   every port in use that styxy did not allocate");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    PortRange range = range(arguments);
    Protocol protocol =
        Options.given(arguments, "--protocol").map(Protocol::typed).orElse(Protocol.TCP);
    Optional<String> type = Options.given(arguments, SERVICE).map(ScanCommand::type);
    boolean isUnallocated = CommonOptions.isSet(arguments, "--unallocated");
    if (type.isPresent() && isUnallocated) {
      throw new StyxyException(FailureCode.USAGE, "--service and --unallocated exclude each other");
    }
    Application application = context.openApplication();
    List<BoundPort> found = new ArrayList<>();
    PortScan scan = new PortScan(application.host(), application.settings());
    List<BoundPort> seen =
        application.coordinator().look(scan.of(range, protocol, type), protocol).answer();
    for (BoundPort port : scan.withProjects(seen)) {
      if (!isUnallocated || port.allocation().isEmpty()) {
        found.add(port);
      }
    }
    new ScanPrinter(context.output()).print(found, range);
    return 0;
  }

  /** Of the original, {@code -s} was the first port. */
  private static String type(String word) {
    if (!word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new StyxyException(
          FailureCode.USAGE,
          "-s is a service type, and '" + word + "' is none; the first port is --start",
          "styxy scan --start " + word);
    }
    return Arguments.type(word);
  }

  private static PortRange range(ParseResult arguments) {
    Optional<Integer> start = Options.given(arguments, "--start").map(Arguments::port);
    Optional<Integer> end = Options.given(arguments, "--end").map(Arguments::port);
    boolean isAll = CommonOptions.isSet(arguments, "--all");
    if (isAll && (start.isPresent() || end.isPresent())) {
      throw new StyxyException(
          FailureCode.USAGE,
          "--all means every port, and excludes --start and --end",
          "styxy scan --all",
          "styxy scan --start " + start.orElse(FIRST) + " -e " + end.orElse(PortRange.HIGHEST));
    }
    int first = start.orElse(isAll ? PortRange.LOWEST : Math.min(FIRST, end.orElse(FIRST)));
    int last = end.orElse(isAll || first > LAST ? PortRange.HIGHEST : LAST);
    if (first > last) {
      throw new StyxyException(
          FailureCode.USAGE,
          "the range ends at " + last + " before it begins at " + first,
          "styxy scan --start " + last + " -e " + first);
    }
    return new PortRange(first, last);
  }
}
