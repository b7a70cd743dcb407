package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the port of a server in the properties that Java's programs and build tools hand on: {@code
 * --args='--server.port=3000'} (docs.gradle.org, JavaExec), {@code
 * -Dspring-boot.run.arguments=--server.port=3000} (docs.spring.io, Maven plugin), {@code
 * -Dquarkus.http.port=3000} (quarkus.io), {@code -Djetty.http.port=3000} (jetty.org).
 */
final class JvmWords {
  private static final Set<String> BUILDERS = Set.of("mvn", "mvnw", "gradle", "gradlew");
  private static final Pattern PORT =
      Pattern.compile("(?:server|http|jetty)\\.port[= ](\\d{2,5})(?!\\d)");

  /** Goals and tasks that run the program: {@code spring-boot:run}, {@code bootRun}. */
  private static final Pattern RUNNING =
      Pattern.compile("(?:^|[:.])(?:\\w*[rR]un|dev|quarkusDev|start|run-\\w+)$");

  private JvmWords() {}

  /** The index of the argument that has it. */
  static OptionalInt port(Invocation command) {
    boolean isBuilder = BUILDERS.contains(command.program());
    if (!isBuilder && !command.program().equals("java")) {
      return OptionalInt.empty();
    }
    int found = -1;
    boolean isRunning = !isBuilder;
    for (int i = 0; i < command.arguments().size(); i++) {
      String word = command.argument(i);
      found = found < 0 && PORT.matcher(word).find() ? i : found;
      isRunning |= RUNNING.matcher(word).find();
    }
    return found >= 0 && isRunning ? OptionalInt.of(found) : OptionalInt.empty();
  }

  /** The number in that argument. */
  static String value(String word) {
    Matcher matcher = PORT.matcher(word);
    return matcher.find() ? matcher.group(1) : "";
  }
}
