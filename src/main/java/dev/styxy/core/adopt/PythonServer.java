package dev.styxy.core.adopt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Flask and FastAPI. {@code flask run} takes {@code --port} or {@code FLASK_RUN_PORT}, else 5000
 * (flask.palletsprojects.com, "Command Line Interface"); {@code uvicorn} takes {@code --port}, else
 * 8000 (uvicorn.org, "Settings").
 */
final class PythonServer implements Detector {
  private static final List<String> REQUIREMENTS =
      List.of("requirements.txt", "pyproject.toml", "Pipfile", "setup.py");

  private static final List<String> FILES =
      List.of(
          "app.py",
          "main.py",
          "wsgi.py",
          "src/app.py",
          "src/main.py",
          "app/main.py",
          "app/__init__.py");

  private static final Pattern FASTAPI =
      Pattern.compile(
          "(?m)^[ \\t]{0,40}([A-Za-z_][A-Za-z0-9_]{0,40})[ \\t]{0,9}=[ \\t]{0,9}FastAPI\\(");

  private static final Pattern FIXED =
      Pattern.compile("\\.run\\([^)]{0,200}\\bport\\s{0,9}=\\s{0,9}([0-9]{2,5})");

  @Override
  public void look(Place place, Findings findings) {
    if (place.has("manage.py")) {
      return;
    }
    String requirements = requirements(place);
    if (mentions(requirements, "fastapi")) {
      fastApi(place, requirements, findings);
    } else if (mentions(requirements, "flask")) {
      flask(place, findings);
    }
  }

  private static String requirements(Place place) {
    StringBuilder all = new StringBuilder();
    for (String file : REQUIREMENTS) {
      all.append(place.has(file) ? place.text(file).orElse("") : "").append('\n');
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }

  /** As a package of its own: not flask-cors alone. */
  private static boolean mentions(String requirements, String name) {
    return Pattern.compile("(?m)(^|[\"'\\s])" + name + "(?![a-z0-9_-])")
        .matcher(requirements)
        .find();
  }

  private static String starter(Place place) {
    return place.has("uv.lock") ? "uv run " : place.has("poetry.lock") ? "poetry run " : "";
  }

  private static void flask(Place place, Findings findings) {
    Optional<String> file = FILES.stream().filter(place::has).findFirst();
    Matcher fixed = FIXED.matcher(file.flatMap(place::text).orElse(""));
    if (fixed.find()) {
      findings.unseen(
          place.of(file.get())
              + " calls run with port="
              + fixed.group(1)
              + ", which counts when it is started by itself and not by flask run");
    }
    boolean isFound = file.isPresent() && List.of("app.py", "wsgi.py").contains(file.get());
    String app = isFound || file.isEmpty() ? "" : "--app " + module(file.get()) + " ";
    findings.add(
        Server.tcp(
            place.nameOr("web"),
            "dev",
            "FLASK_RUN_PORT",
            place.command(starter(place) + "flask " + app + "run --port {port}"),
            place.of(file.orElse("requirements.txt"))));
  }

  private static String module(String file) {
    return file.substring(0, file.length() - ".py".length())
        .replace("/__init__", "")
        .replace('/', '.');
  }

  private static void fastApi(Place place, String requirements, Findings findings) {
    for (String file : FILES) {
      Matcher app = FASTAPI.matcher(place.has(file) ? place.text(file).orElse("") : "");
      if (app.find()) {
        String target = module(file) + ":" + app.group(1);
        findings.add(
            Server.tcp(
                place.nameOr("api"),
                "api",
                "",
                place.command(starter(place) + "uvicorn " + target + " --port {port}"),
                place.of(file)));
        return;
      }
    }
    findings.unseen(
        place.of("")
            + (place.path().isEmpty() ? "the project" : "")
            + " requires FastAPI, and no usual file makes the application: start it with uvicorn"
            + " MODULE:APP --port {port}");
  }
}
