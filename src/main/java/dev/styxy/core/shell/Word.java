package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a command line.
 *
 * @param text what is literal in it, without quotes
 * @param source the same with its expansions as they are written, for a shell that reads it again
 * @param parts all of it
 * @param isLiteral whether nothing in it is expanded
 */
public record Word(String text, String source, List<Part> parts, boolean isLiteral) {

  /** A word of these parts. */
  public static Word of(List<Part> parts) {
    StringBuilder text = new StringBuilder();
    StringBuilder source = new StringBuilder();
    boolean isLiteral = true;
    for (Part part : parts) {
      source.append(part.source());
      if (part instanceof Part.Literal) {
        text.append(part.source());
      } else {
        isLiteral = false;
      }
    }
    return new Word(text.toString(), source.toString(), List.copyOf(parts), isLiteral);
  }

  /** A word in which nothing is expanded. */
  public static Word literal(String text) {
    return new Word(text, text, List.of(new Part.Literal(text, true)), true);
  }

  /** A word of which nobody knows what it will be. */
  static Word unknown(String source) {
    return of(List.of(new Part.Unknown(source)));
  }

  /** The commands whose output it takes. */
  public List<Script> substitutions() {
    List<Script> scripts = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.Substitution substitution) {
        scripts.add(substitution.script());
      }
    }
    return scripts;
  }

  /** What follows that many characters of its literal start. */
  Word from(int start) {
    List<Part> rest = new ArrayList<>();
    int skipped = 0;
    for (Part part : parts) {
      int left = start - skipped;
      if (part instanceof Part.Literal literal && left > 0) {
        int cut = Math.min(left, literal.text().length());
        skipped += cut;
        if (cut < literal.text().length()) {
          rest.add(new Part.Literal(literal.text().substring(cut), literal.isQuoted()));
        }
      } else {
        rest.add(part);
      }
    }
    return of(rest);
  }
}
