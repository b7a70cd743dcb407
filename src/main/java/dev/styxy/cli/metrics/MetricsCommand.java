package dev.styxy.cli.metrics;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.app.Application;
import dev.styxy.core.report.Metric;
import dev.styxy.core.report.Metrics;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints metrics for monitoring. */
public final class MetricsCommand implements Command {
  private static final List<String> FORMATS = List.of("prometheus", "json");

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        Options.value("prometheus|json", "The output format (default: prometheus).", "--format"));
    spec.addOption(
        Options.value("PATH", "Replace this file atomically instead of printing.", "--textfile"));
    spec.usageMessage()
        .description(
            "Prints totals since the state was created, and how full the ranges are, for Prometheus",
            "or as JSON.")
        .footer(
            "",
            "Examples:",
            "  styxy metrics | promtool check metrics",
            "  styxy metrics --textfile /var/lib/node_exporter/styxy.prom    from cron");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    boolean isJson = isJson(arguments, context.output());
    Optional<Path> file =
        Options.given(arguments, "--textfile")
            .map(word -> Arguments.writtenFile("--textfile", word, context.workingDirectory()));
    Application application = context.openApplication();
    List<Metric> metrics =
        application
            .coordinator()
            .look(Metrics.gather(application.settings(), application.host().limits()))
            .answer();
    String text = isJson ? MetricsJson.of(metrics) : PrometheusText.of(metrics);
    if (file.isEmpty()) {
      context.output().raw(text);
      return 0;
    }
    context.openDiagnostics().reports().replace(file.get(), text);
    if (context.output().isJson()) {
      context.output().answer(json -> json.writeBooleanField("success", true));
    }
    return 0;
  }

  private static boolean isJson(ParseResult arguments, Output output) {
    String format = Options.given(arguments, "--format").orElse(output.isJson() ? "json" : "");
    if (output.isJson() && format.equals("prometheus")) {
      throw new StyxyException(FailureCode.USAGE, "--format prometheus does not go with --json");
    }
    return switch (format) {
      case "", "prometheus" -> false;
      case "json" -> true;
      default ->
          throw Arguments.strange(
              "'" + format + "' is not a format; use prometheus or json", format, FORMATS);
    };
  }
}
