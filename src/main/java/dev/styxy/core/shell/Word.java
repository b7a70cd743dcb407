package dev.styxy.core.shell;

import java.util.List;

/**
 * A word of a command line.
 *
 * @param text what is literal in it, without quotes
 * @param source the same with its expansions as they are written, for a shell that reads it again
 * @param variables the names of variables that it expands
 * @param substitutions the commands whose output it takes
 * @param isLiteral whether nothing in it is expanded
 */
public record Word(
    String text,
    String source,
    List<String> variables,
    List<Script> substitutions,
    boolean isLiteral) {

  /** A word in which nothing is expanded. */
  public static Word literal(String text) {
    return new Word(text, text, List.of(), List.of(), true);
  }
}
