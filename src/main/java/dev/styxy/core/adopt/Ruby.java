package dev.styxy.core.adopt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rails and other Rack applications. {@code rails server} takes {@code PORT}, else 3000, and hands
 * it to puma (guides.rubyonrails.org, "Command Line"); {@code rackup} reads no variable and takes
 * {@code -p} (9292 otherwise).
 */
final class Ruby implements Detector {
  private static final Pattern RAILS =
      Pattern.compile("(?m)^[ \\t]{0,40}gem[ \\t]{1,40}['\"]rails['\"]");

  /** A port of puma's that is a number, and no question to the environment. */
  private static final Pattern FIXED =
      Pattern.compile("(?m)^[ \\t]{0,40}port[ \\t]{0,9}\\(?[ \\t]{0,9}([0-9]{2,5})");

  @Override
  public void look(Place place, Findings findings) {
    if (!place.has("Gemfile")) {
      return;
    }
    if (RAILS.matcher(place.text("Gemfile").orElse("")).find()) {
      rails(place, findings);
    } else if (place.has("config.ru")) {
      findings.add(
          Server.tcp(
              place.nameOr("web"),
              "dev",
              "",
              place.command("bundle exec rackup -p {port}"),
              place.of("config.ru")));
    }
  }

  private static void rails(Place place, Findings findings) {
    String puma = "config/puma.rb";
    Matcher fixed = FIXED.matcher(place.has(puma) ? place.text(puma).orElse("") : "");
    if (fixed.find()) {
      findings.unseen(
          place.of(puma)
              + " fixes the port "
              + fixed.group(1)
              + ": write port ENV.fetch(\"PORT\", "
              + fixed.group(1)
              + ")");
    }
    String rails = place.has("bin/rails") ? "bin/rails" : "bundle exec rails";
    findings.add(
        Server.tcp(
            place.nameOr("web"),
            "dev",
            "PORT",
            place.command(rails + " server"),
            place.of("Gemfile")));
  }
}
