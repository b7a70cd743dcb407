package dev.styxy.core.guard;

import dev.styxy.core.shell.Assignment;
import dev.styxy.core.shell.Invocation;
import dev.styxy.core.shell.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds the fixed ports on which commands start servers. */
final class Claims {
  /**
   * Variables that name the port a server listens on. Others that end in PORT often name one that
   * it connects to.
   */
  private static final Set<String> VARIABLES =
      Set.of(
          "PORT",
          "SERVER_PORT",
          "HTTP_PORT",
          "APP_PORT",
          "WEB_PORT",
          "DEV_PORT",
          "VITE_PORT",
          "FLASK_RUN_PORT",
          "UVICORN_PORT",
          "NUXT_PORT",
          "STORYBOOK_PORT",
          "ASPNETCORE_URLS");

  /** Options of servers whose value is a port, or an address with one. */
  private static final Set<String> OPTIONS =
      Set.of(
          "-p",
          "--port",
          "-port",
          "-l",
          "--listen",
          "-b",
          "--bind",
          "-S",
          "--http-port",
          "--server.port",
          "--address",
          "--addr",
          "--dev-port",
          "-Dserver.port",
          "--urls");

  /** Those of them that servers alone have. */
  private static final Set<String> OF_SERVERS =
      Set.of("--server.port", "-Dserver.port", "--urls", "-S");

  /** What {@code export} has set, for what comes after. */
  private final Map<String, Word> exported = new HashMap<>();

  void addTo(List<Intent> found, Invocation command) {
    if (command.program().equals("export")) {
      export(command);
      return;
    }
    if (command.has("--help")) {
      return;
    }
    Optional<Intent> claim = byOption(command);
    (claim.isPresent() ? claim : byVariable(command)).ifPresent(found::add);
  }

  private void export(Invocation command) {
    for (Word word : command.arguments()) {
      int equals = word.text().indexOf('=');
      if (equals > 0 && word.isLiteral()) {
        exported.put(
            word.text().substring(0, equals), Word.literal(word.text().substring(equals + 1)));
      }
    }
  }

  private static Optional<Intent> byOption(Invocation command) {
    Optional<ServerKind> kind = ServerKind.of(command);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    if (kind.get() == ServerKind.PUBLISHER) {
      return published(command);
    }
    OptionalInt property = JvmWords.port(command);
    if (property.isPresent()) {
      int at = property.getAsInt();
      return claim(command, at, JvmWords.value(command.argument(at)));
    }
    Set<String> options = kind.get() == ServerKind.PROGRAM ? OF_SERVERS : OPTIONS;
    OptionalInt operand = ServerKind.operand(command);
    if (operand.isPresent()) {
      return claim(command, operand.getAsInt(), command.argument(operand.getAsInt()));
    }
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      int equals = word.indexOf('=');
      if (options.contains(word)) {
        Optional<Intent> claim = claim(command, i + 1, command.argument(i + 1));
        if (claim.isPresent()) {
          return claim;
        }
      } else if (equals > 0 && options.contains(word.substring(0, equals))) {
        return claim(command, i, word.substring(equals + 1));
      } else if (options.contains("-p")
          && word.startsWith("-p")
          && PortWords.port(word.substring(2)).isPresent()) {
        return claim(command, i, word.substring(2));
      }
    }
    return kind.get().usualPort(command).isPresent() && !namesPort(command)
        ? Optional.of(
            new Intent.Claim(kind.get().usualPort(command).getAsInt(), command, Optional.empty()))
        : Optional.empty();
  }

  /** Whether an argument is expanded, or an option that names a port has one that is not read. */
  private static boolean namesPort(Invocation command) {
    for (int i = 0; i < command.arguments().size(); i++) {
      if (!command.arguments().get(i).isLiteral() || OPTIONS.contains(command.argument(i))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Intent> claim(Invocation command, int at, String address) {
    OptionalInt port = PortWords.ofAddress(address);
    return port.isPresent() && !ServerKind.isDoubtful(command, port.getAsInt())
        ? Optional.of(new Intent.Claim(port.getAsInt(), command, Optional.of(at)))
        : Optional.empty();
  }

  /** {@code -p 3000:80}, {@code --publish=127.0.0.1:3000:80/tcp} (docker-run(1)). */
  private static Optional<Intent> published(Invocation command) {
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      boolean isOption = word.equals("-p") || word.equals("--publish");
      int equals = word.startsWith("--publish=") || word.startsWith("-p=") ? word.indexOf('=') : -1;
      String value =
          isOption ? command.argument(i + 1) : equals > 0 ? word.substring(equals + 1) : "";
      String[] parts = value.split(":");
      if (parts.length > 1) {
        OptionalInt port = PortWords.port(parts[parts.length - 2]);
        if (port.isPresent()) {
          return Optional.of(
              new Intent.Claim(port.getAsInt(), command, Optional.of(isOption ? i + 1 : i)));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Intent> byVariable(Invocation command) {
    if (!isServer(command)) {
      return Optional.empty();
    }
    for (Assignment assignment : command.assignments()) {
      Optional<Intent> claim = variable(command, assignment.name(), assignment.value());
      if (claim.isPresent()) {
        return claim;
      }
    }
    for (Map.Entry<String, Word> entry : exported.entrySet()) {
      Optional<Intent> claim = variable(command, entry.getKey(), entry.getValue());
      if (claim.isPresent()) {
        return claim;
      }
    }
    return Optional.empty();
  }

  /** Whether what runs with a port in a variable serves it. */
  private static boolean isServer(Invocation command) {
    Optional<ServerKind> kind = ServerKind.of(command);
    if (kind.isPresent()) {
      return kind.get() != ServerKind.PROGRAM || ServerWords.areOfServer(command, true);
    }
    return !ServerKind.isRunner(command)
        && !ServerKind.isKnown(command)
        && ServerWords.isServer(command.path());
  }

  private static Optional<Intent> variable(Invocation command, String name, Word value) {
    OptionalInt port =
        VARIABLES.contains(name) && value.isLiteral()
            ? PortWords.ofAddress(value.text())
            : OptionalInt.empty();
    return port.isPresent()
        ? Optional.of(new Intent.Claim(port.getAsInt(), command, Optional.empty()))
        : Optional.empty();
  }
}
