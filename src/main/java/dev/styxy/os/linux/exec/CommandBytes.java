package dev.styxy.os.linux.exec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.styxy.model.Placeholders;
import java.util.OptionalInt;

/**
 * The placeholders for words that are bytes, as Latin-1: what a placeholder names, and what it
 * stands for, is UTF-8 there.
 */
final class CommandBytes implements Placeholders {
  private final Placeholders text;

  CommandBytes(Placeholders text) {
    this.text = text;
  }

  /** The bytes of a text. */
  static String of(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  @Override
  public int port() {
    return text.port();
  }

  @Override
  public OptionalInt port(String service) {
    return text.port(new String(service.getBytes(ISO_8859_1), UTF_8));
  }

  @Override
  public String project() {
    return of(text.project());
  }

  @Override
  public String id() {
    return text.id();
  }
}
