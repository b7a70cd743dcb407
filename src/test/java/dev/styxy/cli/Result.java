package dev.styxy.cli;

import java.util.List;
import java.util.Map;

/** What one invocation left: its status, and the text of both streams. */
public record Result(int status, String out, String err) {

  public List<String> lines() {
    return out.lines().toList();
  }

  public Map<String, Object> json() {
    return JsonTree.of(out);
  }

  /** The objects of an array field. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> objects(String field) {
    return (List<Map<String, Object>>) json().get(field);
  }

  /** An object field. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> object(String field) {
    return (Map<String, Object>) json().get(field);
  }
}
