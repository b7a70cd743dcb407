package dev.styxy.core.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs in Go and Rust whose main file shows where their port comes from. */
final class CompiledServer implements Detector {
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?:os\\.Getenv|os\\.LookupEnv|env::var|env::var_os)\\(\\s*\"([A-Z][A-Z0-9_]{0,40})\"");

  /**
   * {@code ":8080"} and {@code "127.0.0.1:3000"} in quotes, or Rust's {@code ([0, 0, 0, 0], 3000)}.
   */
  private static final Pattern LITERAL =
      Pattern.compile(
          "\"[A-Za-z0-9.\\[\\]:]{0,40}:([0-9]{2,5})\"|\\[[0-9, ]{7,20}\\], ([0-9]{2,5})\\)");

  @Override
  public void look(Place place, Findings findings) {
    if (place.has("go.mod")) {
      List<String> files = new ArrayList<>(List.of("main.go"));
      place.names("cmd").forEach(name -> files.add("cmd/" + name + "/main.go"));
      for (String file : files) {
        look(place, file, "go run " + goPackage(file), findings);
      }
    }
    if (place.has("Cargo.toml")) {
      look(place, "src/main.rs", "cargo run", findings);
    }
  }

  private static String goPackage(String file) {
    return file.equals("main.go") ? "." : "./" + file.substring(0, file.lastIndexOf('/'));
  }

  private static void look(Place place, String file, String command, Findings findings) {
    if (!place.has(file) || !file.matches("[A-Za-z0-9_./-]+")) {
      return;
    }
    String text = place.text(file).orElse("");
    Optional<String> variable = PortVariable.in(text, VARIABLE);
    Matcher literal = LITERAL.matcher(text);
    if (variable.isPresent()) {
      findings.add(
          Server.tcp(
              name(place, file), "api", variable.get(), place.command(command), place.of(file)));
    } else if (literal.find()) {
      findings.unseen(
          place.of(file)
              + " has the port "
              + (literal.group(1) == null ? literal.group(2) : literal.group(1))
              + " in it, and reads no variable with PORT in its name");
    }
  }

  private static String name(Place place, String file) {
    String[] parts = file.split("/");
    return parts[0].equals("cmd") ? parts[1] : place.nameOr("api");
  }
}
