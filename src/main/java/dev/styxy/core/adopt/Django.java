package dev.styxy.core.adopt;

/**
 * Django: {@code runserver} takes its port as an argument and reads no variable
 * (docs.djangoproject.com, "django-admin", runserver; 8000 otherwise).
 */
final class Django implements Detector {
  private static final String FILE = "manage.py";

  @Override
  public void look(Place place, Findings findings) {
    if (!place.has(FILE) || !place.text(FILE).orElse("").contains("django")) {
      return;
    }
    String python = place.has("uv.lock") ? "uv run python" : "python3";
    findings.add(
        Server.tcp(
            place.nameOr("web"),
            "dev",
            "",
            place.command(python + " manage.py runserver {port}"),
            place.of(FILE)));
  }
}
