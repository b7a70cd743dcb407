package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import dev.styxy.core.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a command line is about to do to processes or ports, as far as it says so. */
public sealed interface Intent {

  /** It ends these processes; a negative number is a process group. */
  record EndProcesses(List<Long> pids) implements Intent {}

  /**
   * It ends whoever has the port.
   *
   * @param areClientsMeant whether also those who are connected to it: {@code lsof -ti:3000} prints
   *     the browser's number as well
   */
  record EndPort(int port, boolean areClientsMeant) implements Intent {

    /** Servers alone. */
    EndPort(int port) {
      this(port, false);
    }
  }

  /**
   * It ends whoever has a port that is not known before it runs.
   *
   * @param port as it is written
   */
  record EndSomePort(Word port) implements Intent {}

  /**
   * It ends all processes that match every one of these patterns.
   *
   * @param users names and numbers of those whose processes alone are meant; empty for all
   */
  record EndMatching(List<ProcessPattern> patterns, Set<String> users) implements Intent {

    /** Whosever they are. */
    EndMatching(List<ProcessPattern> patterns) {
      this(patterns, Set.of());
    }
  }

  /** It ends every process that it may. */
  record EndAll() implements Intent {}

  /**
   * It starts a server on the port.
   *
   * @param server what starts it
   * @param option the word of its arguments that names the port; absent when a variable does
   */
  record Claim(int port, Invocation server, Optional<Integer> option) implements Intent {}

  /**
   * It ends servers with {@code styxy kill}.
   *
   * @param words names and ports
   * @param project the directory whose names are meant, as it is written
   * @param place where it runs, if the line goes elsewhere first
   * @param isAgreed whether those of others are ended, too
   */
  record EndServers(
      List<String> words, Optional<String> project, Optional<String> place, boolean isAgreed)
      implements Intent {}

  /**
   * It releases leases with {@code styxy release}.
   *
   * @param words names, ports and lock ids
   * @param project the directory whose names are meant, as it is written
   * @param place where it runs, if the line goes elsewhere first
   * @param isWhole whether all of the project are meant
   * @param instance all of it are meant
   */
  record Release(
      List<String> words,
      Optional<String> project,
      Optional<String> place,
      boolean isWhole,
      Optional<String> instance)
      implements Intent {}

  /** It releases every lease of this machine. */
  record ReleaseAll() implements Intent {}
}
