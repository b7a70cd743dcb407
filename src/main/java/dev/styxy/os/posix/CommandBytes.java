package dev.styxy.os.posix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.styxy.core.system.CommandStart;
import dev.styxy.model.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The placeholders for words that are bytes, as Latin-1: what a placeholder names, and what it
 * stands for, is UTF-8 there.
 */
public final class CommandBytes implements Placeholders {
  private final Placeholders text;

  private CommandBytes(Placeholders text) {
    this.text = text;
  }

  /**
   * The words of the command, as the last arguments of our own command line have them.
   *
   * @param own all arguments of this process
   */
  public static List<String> words(CommandStart command, List<String> own) {
    int count = command.words().size();
    CommandStart bytes =
        new CommandStart(
            command.words(), new CommandBytes(command.placeholders()), command.variables());
    List<String> words = new ArrayList<>(count);
    for (String word : own.subList(Math.max(0, own.size() - count), own.size())) {
      words.add(bytes.fill(word));
    }
    return words;
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
