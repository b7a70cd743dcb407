package dev.styxy.core.adopt;

import dev.styxy.core.compose.PortTypes;
import dev.styxy.core.env.EnvFormat;
import dev.styxy.model.PortRange;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The variables of the {@code .env} files whose last word is PORT, and that are ports. */
final class Dotenv implements Detector {
  private static final int FIRST_UNPRIVILEGED = 1024;

  private static final List<String> FILES =
      List.of(".env", ".env.local", ".env.development", ".env.example", ".env.sample");

  /** Servers elsewhere, which the project only speaks to. */
  private static final List<String> FOREIGN =
      List.of("SMTP", "MAIL", "MAILER", "IMAP", "SSH", "PROXY");

  @Override
  public void look(Place place, Findings findings) {
    for (String file : FILES) {
      if (place.has(file)) {
        Map<String, String> values = EnvFormat.read(place.text(file).orElse("").lines().toList());
        values.forEach((name, value) -> variable(name, value, file, findings));
      }
    }
  }

  private static void variable(String name, String value, String file, Findings findings) {
    List<String> words = List.of(name.split("_"));
    boolean isPort = words.get(words.size() - 1).equals("PORT") && value.matches("[0-9]{1,5}");
    int port = isPort ? Integer.parseInt(value) : 0;
    if (!PortRange.isPort(port) || findings.hasVariable(name) || isOfOneFound(name, findings)) {
      return;
    }
    if (port < FIRST_UNPRIVILEGED || words.stream().anyMatch(FOREIGN::contains)) {
      findings.unseen(file + ": " + name + " looks like the port of a server elsewhere");
      return;
    }
    String service =
        name.equals("PORT") ? "web" : name.substring(0, name.length() - "_PORT".length());
    findings.add(Server.tcp(service, type(service, port), name, "", file));
  }

  /** The server that is the only one so far is the one that PORT is for, whatever it takes. */
  private static boolean isOfOneFound(String name, Findings findings) {
    return name.equals("PORT") && !findings.servers().isEmpty();
  }

  private static String type(String service, int port) {
    String lower = service.toLowerCase(Locale.ROOT);
    String usual =
        PortTypes.of(lower.equals("db") || lower.contains("database") ? "postgres" : lower, port);
    return usual.equals("dev") && (lower.contains("api") || lower.contains("backend"))
        ? "api"
        : usual;
  }
}
