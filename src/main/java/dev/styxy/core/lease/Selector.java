package dev.styxy.core.lease;

import java.util.List;

/** Which allocations a command is about. */
public sealed interface Selector {

  /**
   * Those that the words name: a lock id or the start of one, a port ({@code 3000}, {@code
   * 3000/udp}), a name or {@code type/name}. Names are looked for in the project alone.
   */
  record Words(List<String> words, String project) implements Selector {}

  /** All of one project. */
  record Project(String project) implements Selector {}

  /** All of one instance. */
  record Instance(String id) implements Selector {}

  /** All of this scope. */
  record All() implements Selector {}
}
