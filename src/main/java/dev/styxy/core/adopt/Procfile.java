package dev.styxy.core.adopt;

import dev.styxy.model.ShellWord;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processes of a Procfile that take {@code PORT} (devcenter.heroku.com, "The Procfile"): web
 * always does, the others when their command says so.
 */
final class Procfile implements Detector {
  private static final Pattern LINE = Pattern.compile("([A-Za-z0-9_-]{1,48}):\\s*(\\S.*)");

  /** {@code -p 3000}, and what Procfile.dev of Rails writes. */
  private static final Pattern FIXED = Pattern.compile("(?:\\s-p|--port)[ =]([0-9]{2,5})\\b");

  @Override
  public void look(Place place, Findings findings) {
    Optional<String> file = place.first("Procfile.dev", "Procfile");
    if (file.isEmpty()) {
      return;
    }
    for (String line : place.text(file.get()).orElse("").lines().toList()) {
      Matcher process = LINE.matcher(line.strip());
      if (!line.startsWith("#") && process.matches()) {
        process(process.group(1), process.group(2), file.get(), findings);
      }
    }
  }

  /** What another detector has found under that name is started as it says. */
  private static void process(String name, String command, String file, Findings findings) {
    boolean isTaking = command.contains("$PORT") || command.contains("${PORT");
    Matcher fixed = FIXED.matcher(command);
    if (!isTaking && !name.equals("web") || findings.has(Findings.plain(name))) {
      return;
    }
    if (!isTaking && fixed.find()) {
      findings.unseen(
          file
              + ": "
              + name
              + " says"
              + fixed.group().replaceAll("^\\s*", " ")
              + ": write $PORT there");
      return;
    }
    findings.add(
        Server.tcp(
            name,
            name.equals("web") ? "dev" : "api",
            "PORT",
            "sh -c " + ShellWord.of("exec " + command),
            file));
  }
}
