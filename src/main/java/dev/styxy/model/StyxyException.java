package dev.styxy.model;

import java.util.List;

/** What a command cannot go on from: the cause, a sentence for people, and what to type next. */
public final class StyxyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureCode code;
  private final transient List<String> suggestions;

  public StyxyException(FailureCode code, String message, String... suggestions) {
    super(message);
    this.code = code;
    this.suggestions = List.of(suggestions);
  }

  public StyxyException(FailureCode code, String message, Throwable cause, String... suggestions) {
    super(message, cause);
    this.code = code;
    this.suggestions = List.of(suggestions);
  }

  public FailureCode code() {
    return code;
  }

  /** Commands or steps that help, most useful first; may be empty. */
  public List<String> suggestions() {
    return suggestions;
  }
}
