package dev.styxy.core.adopt;

import dev.styxy.core.document.DocumentReader;
import dev.styxy.core.document.Node;
import dev.styxy.model.StyxyException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spring Boot: {@code SERVER_PORT} wins over {@code server.port} of the files (docs.spring.io,
 * "Externalized Configuration"), whose default is 8080; a file may name another variable.
 */
final class SpringBoot implements Detector {
  private static final String RESOURCES = "src/main/resources/";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}].*");
  private static final Pattern PROPERTY =
      Pattern.compile("(?m)^[ \\t]{0,40}server\\.port[ \\t]{0,9}[=:][ \\t]{0,9}(\\S{1,80})");

  private final DocumentReader documents;

  SpringBoot(DocumentReader documents) {
    this.documents = documents;
  }

  @Override
  public void look(Place place, Findings findings) {
    Optional<String> build = place.first("pom.xml", "build.gradle.kts", "build.gradle");
    if (build.isEmpty()
        || !place.text(build.get()).orElse("").contains("org.springframework.boot")) {
      return;
    }
    String port = port(place, findings);
    if (port.equals("-1")) {
      return; // no web server at all
    }
    Matcher placeholder = PLACEHOLDER.matcher(port);
    boolean isNamed = placeholder.matches() && placeholder.group(1).contains("PORT");
    findings.add(
        Server.tcp(
            place.nameOr("api"),
            "api",
            isNamed ? placeholder.group(1) : "SERVER_PORT",
            place.command(command(place, build.get().equals("pom.xml"))),
            place.of(build.get())));
  }

  private static String command(Place place, boolean isMaven) {
    if (isMaven) {
      return (place.has("mvnw") ? "./mvnw" : "mvn") + " spring-boot:run";
    }
    return (place.has("gradlew") ? "./gradlew" : "gradle") + " bootRun";
  }

  /** What the files give {@code server.port}; empty for nothing. */
  private String port(Place place, Findings findings) {
    String properties = RESOURCES + "application.properties";
    Matcher matcher = PROPERTY.matcher(place.text(properties).orElse(""));
    if (matcher.find()) {
      return matcher.group(1);
    }
    for (String name : new String[] {"application.yml", "application.yaml"}) {
      Optional<byte[]> text = place.bytes(RESOURCES + name);
      if (text.isPresent()) {
        return fromYaml(text.get(), place.of(RESOURCES + name), findings);
      }
    }
    return "";
  }

  /** Of several documents the first that says something: the others are for profiles. */
  private String fromYaml(byte[] text, String name, Findings findings) {
    try {
      for (Node document : documents.yaml(text, name)) {
        Optional<String> port =
            document.text("server", "port").or(() -> document.text("server.port"));
        if (port.isPresent()) {
          return port.get();
        }
      }
    } catch (StyxyException e) {
      findings.unseen(e.getMessage());
    }
    return "";
  }
}
