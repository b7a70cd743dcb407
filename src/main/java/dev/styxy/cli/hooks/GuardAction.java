package dev.styxy.cli.hooks;

import dev.styxy.cli.invocation.Context;
import dev.styxy.core.app.Application;
import dev.styxy.core.guard.Guard;
import dev.styxy.core.guard.Intent;
import dev.styxy.core.guard.Intents;
import dev.styxy.core.guard.Objection;
import dev.styxy.core.guard.Remedies;
import dev.styxy.core.guard.WorkingPlace;
import dev.styxy.core.hooks.HookInput;
import dev.styxy.core.hooks.HookStream;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.shell.Outside;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.PortRange;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/**
 * The guard that an agent calls before each shell command. Its status is always 0, for agents take
 * others for a refusal: when it fails, the command is let pass, and that is said.
 */
final class GuardAction implements HooksAction {
  /** What the launcher has taken from stdin. */
  static final String BEGUN = "STYXY_HOOK_INPUT";

  /** An agent waits meanwhile. */
  private static final long PATIENCE_MILLIS = 3000;

  @Override
  public int run(ParseResult arguments, Context context) {
    AgentReply reply = AgentReply.to(AgentWord.of(arguments), context.output());
    Optional<HookInput> input = Optional.empty();
    try {
      String json = new HookStream().read(context.variable(BEGUN).orElse(""), context.input());
      input = Optional.of(HookInput.of(json));
      Optional<Objection> objection = judge(input.get(), context);
      if (objection.isPresent()) {
        reply.deny(objection.get());
      } else {
        reply.pass();
      }
    } catch (RuntimeException | StackOverflowError e) {
      new FailureNote(context, input.flatMap(HookInput::session)).say(e, reply);
    }
    return 0;
  }

  private static Optional<Objection> judge(HookInput input, Context context) {
    Path directory = directory(input, context);
    Outside outside = new WorkingPlace(directory, context.variables());
    List<Intent> intents = input.command().map(line -> Intents.of(line, outside)).orElse(List.of());
    if (intents.isEmpty()) {
      return Optional.empty();
    }
    Application application = context.openApplicationIn(directory, PATIENCE_MILLIS);
    Transaction seen =
        application.coordinator().look(transaction -> true, Protocol.BOTH).transaction();
    Remedies remedies = new Remedies(ranges(application));
    Set<String> variables = new HashSet<>();
    application.config().services().values().forEach(one -> variables.addAll(one.env()));
    return new Guard(application.host(), seen, new Projects(), directory, remedies, variables)
        .judge(intents);
  }

  /** Where the agent works, which need not be where it was started. */
  static Path directory(HookInput input, Context context) {
    try {
      Optional<Path> told = input.worktree().or(input::directory).map(Path::of);
      return told.isPresent() && told.get().isAbsolute() && Files.isDirectory(told.get())
          ? told.get().toRealPath()
          : context.workingDirectory();
    } catch (IOException | InvalidPathException e) {
      return context.workingDirectory();
    }
  }

  private static Map<String, PortRange> ranges(Application application) {
    Map<String, PortRange> ranges = new LinkedHashMap<>();
    for (ProjectService service : application.config().services().values()) {
      Optional<ServiceType> type = application.settings().type(service.type());
      type.ifPresent(one -> ranges.put(service.name(), one.range()));
    }
    return ranges;
  }
}
