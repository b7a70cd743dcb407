package dev.styxy.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.invocation.PortArgument;
import dev.styxy.cli.invocation.SelectorOptions;
import dev.styxy.core.app.Application;
import dev.styxy.core.ports.PortInspector;
import dev.styxy.core.ports.PortRemarks;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.ports.Requester;
import dev.styxy.core.report.NamedPort;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Tells whether a port is available, and why not. */
public final class CheckCommand implements Command {
  private static final String PROTOCOL = "--protocol";

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        Options.value("tcp|udp|both", "The protocol to check (default: tcp).", PROTOCOL));
    spec.addOption(
        Options.flag("Also show all owners of its lease, one per line.", "-v", "--verbose"));
    spec.addOption(
        Options.value(
            "DIR", "Look up the name in this project (default: the current one).", "--project"));
    Options.operand(
        spec,
        0,
        "PORT|NAME",
        "A port from 1 to 65535 (3000/udp for UDP), or the name of a service.");
    spec.usageMessage()
        .description("Tells whether a port is available (exit 0) or not (exit 1), and why.")
        .footer(
            "",
            "Examples:",
            "  styxy check 3000                   who has 3000?",
            "  styxy check web                    is the port of this project's web available?",
            "  styxy check 3000 -q && start-it    only the exit status");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    String word =
        Options.operand(arguments, 0)
            .orElseThrow(
                () -> new StyxyException(FailureCode.USAGE, "which port?", "styxy check 3000"));
    Optional<Protocol> protocol = Options.given(arguments, PROTOCOL).map(Protocol::typed);
    String project = SelectorOptions.projectOf(Options.given(arguments, "--project"), context);
    Application application = context.openApplication();
    application.host().limits().prepare();
    Outcome<PortReport> outcome =
        NamedPort.isName(word)
            ? inspect(
                new NamedPort(word, project, services(application)), protocol, application, context)
            : inspect(PortArgument.of(word), protocol, application, context);
    PortReport report = outcome.answer();
    PortRemarks remarks =
        new PortRemarks(
            application.host(), application.host().connections(), outcome.transaction());
    List<String> lines = new ArrayList<>(remarks.on(report));
    if (CommonOptions.isSet(arguments, "--verbose")) {
      report.allocation().ifPresent(allocation -> lines.addAll(owners(allocation)));
    }
    print(report, lines, remarks.line(report), context.output());
    return report.isAvailable() ? 0 : 1;
  }

  private static List<String> owners(Allocation allocation) {
    List<String> owners = new ArrayList<>();
    for (ProcessRef owner : allocation.owners()) {
      owners.add("owner: " + Descriptions.of(owner));
    }
    return owners;
  }

  private static Set<String> services(Application application) {
    return application.config().services().keySet();
  }

  private static Outcome<PortReport> inspect(
      NamedPort name, Optional<Protocol> protocol, Application application, Context context) {
    PortInspector inspector = new PortInspector(application.host(), application.settings());
    Requester requester = context.requester(application.host().processes());
    return application
        .coordinator()
        .look(
            transaction -> name.inspect(transaction, inspector, protocol, requester),
            protocol.orElse(Protocol.TCP));
  }

  private static Outcome<PortReport> inspect(
      PortArgument given, Optional<Protocol> option, Application application, Context context) {
    Protocol protocol = given.protocol(option);
    PortInspector inspector = new PortInspector(application.host(), application.settings());
    Requester requester = context.requester(application.host().processes());
    return application
        .coordinator()
        .look(
            transaction -> inspector.inspect(transaction, given.port(), protocol, requester),
            protocol);
  }

  private static void print(
      PortReport report, List<String> remarks, List<PlaceInLine> line, Output output) {
    if (output.isJson()) {
      output.answer(json -> write(json, report, remarks, line));
      return;
    }
    if (output.isQuiet()) {
      return;
    }
    output.sentence(report.explanation());
    remarks.forEach(output::sentence);
    if (!report.isAvailable()) {
      output.advise(PortRemarks.suggestions(report));
    }
  }

  private static void write(
      JsonGenerator json, PortReport report, List<String> remarks, List<PlaceInLine> line)
      throws IOException {
    json.writeBooleanField("success", true);
    json.writeNumberField("port", report.port());
    json.writeStringField("protocol", report.protocol().word());
    json.writeBooleanField("available", report.isAvailable());
    json.writeStringField("cause", report.obstacle().map(o -> o.word()).orElse("available"));
    json.writeFieldName("allocated_to");
    JsonFields.allocationOrNull(json, report.allocation());
    SystemUsage.write(json, report);
    JsonFields.line(json, "waiting", line);
    JsonFields.strings(json, "remarks", remarks);
    JsonFields.strings(json, "suggestions", PortRemarks.suggestions(report));
    json.writeStringField("message", report.explanation());
  }
}
