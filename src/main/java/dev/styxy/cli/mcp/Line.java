package dev.styxy.cli.mcp;

/** What was read up to the end of a line. */
sealed interface Line {
  record Text(String text) implements Line {}

  /** It was not kept, but read to its end, so that the next line is whole. */
  record TooLong() implements Line {}

  record NotUtf8() implements Line {}

  /** The client has closed the stream. */
  record End() implements Line {}
}
