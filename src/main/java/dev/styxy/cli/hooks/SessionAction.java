package dev.styxy.cli.hooks;

import dev.styxy.cli.command.EnvBlock;
import dev.styxy.cli.invocation.Context;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.app.Application;
import dev.styxy.core.env.EnvFormat;
import dev.styxy.core.env.EnvGroup;
import dev.styxy.core.env.EnvVariable;
import dev.styxy.core.env.ServiceEnv;
import dev.styxy.core.hooks.HookInput;
import dev.styxy.core.hooks.HookStream;
import dev.styxy.core.owner.OwnerChoice;
import dev.styxy.core.owner.OwnerFinder;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.status.ProjectInspector;
import dev.styxy.core.status.ProjectStatus;
import dev.styxy.core.status.ServiceStarts;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/**
 * Tells an agent's session which ports its project has, and puts their variables where its commands
 * find them. Like the guard it never fails: an agent without it works as before.
 */
final class SessionAction implements HooksAction {
  private static final String START = "SessionStart";
  private static final long PATIENCE_MILLIS = 5000;

  @Override
  public int run(ParseResult arguments, Context context) {
    AgentReply reply = AgentReply.to(AgentWord.of(arguments), context.output());
    Optional<HookInput> input = Optional.empty();
    try {
      input = Optional.of(HookInput.of(new HookStream().read("", context.input())));
      tell(input.get(), context, reply);
    } catch (RuntimeException | StackOverflowError e) {
      new FailureNote(context, input.flatMap(HookInput::session)).say(e, reply);
    }
    return 0;
  }

  private static void tell(HookInput input, Context context, AgentReply reply) {
    Path directory = GuardAction.directory(input, context);
    String project = new Projects().of(directory).toString();
    Application application = context.openApplicationIn(directory, PATIENCE_MILLIS);
    Optional<Path> file = variablesFile(context);
    Optional<EnvBlock> block =
        file.map(path -> EnvBlock.read(path, EnvFormat.SH, application.envFiles()));
    Outcome<List<ServiceEnv>> outcome = allocate(project, block, application, context);
    boolean isWritten = block.isPresent();
    if (isWritten && !outcome.answer().isEmpty()) {
      block.get().write(outcome.answer());
    }
    Map<String, String> variables = variables(outcome.answer());
    ProjectStatus status =
        new ProjectInspector(application, project, ServiceStarts.NONE)
            .inspect(outcome.transaction());
    SessionText text = new SessionText(status, outcome.answer());
    String event = input.event().orElse(START);
    boolean isAtHand = isWritten || event.equals("sessionStart");
    reply.context(text.words(isAtHand), event, variables);
  }

  /** Claude Code's, and Codex's of the same kind, which exist at the start of a session alone. */
  private static Optional<Path> variablesFile(Context context) {
    Optional<String> name = context.variable("CLAUDE_ENV_FILE");
    return (name.isPresent() ? name : context.variable("CODEX_ENV_FILE"))
        .map(path -> context.workingDirectory().resolve(path));
  }

  private static Outcome<List<ServiceEnv>> allocate(
      String project, Optional<EnvBlock> block, Application application, Context context) {
    List<ProjectService> services =
        application.config().hasProjectFile()
            ? List.copyOf(application.config().settableServices().values())
            : List.of();
    Optional<ProcessRef> owner =
        new OwnerFinder(application.host().processes()).find(new OwnerChoice.Auto());
    Map<String, String> settled = new LinkedHashMap<>(context.variables());
    block.ifPresent(present -> settled.putAll(present.settled()));
    EnvGroup group =
        new EnvGroup(
            application,
            new Claimant(project, context.instance(owner), owner),
            context.variable("STYXY_TEMPLATE"),
            settled,
            block.map(present -> present.settled().keySet()).orElse(Set.of()));
    return application.coordinator().run(group.allocate(services), Protocol.BOTH);
  }

  private static Map<String, String> variables(List<ServiceEnv> granted) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (ServiceEnv service : granted) {
      for (EnvVariable variable : service.variables()) {
        if (!variable.isTheUsers()) {
          variables.put(variable.name(), variable.value());
        }
      }
    }
    return variables;
  }
}
