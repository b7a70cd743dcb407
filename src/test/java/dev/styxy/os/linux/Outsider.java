package dev.styxy.os.linux;

import dev.styxy.core.system.Host;
import dev.styxy.model.EndSignal;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.os.platform.HostFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks at the world as another user, in a JVM of its own, and says what it sees in a line. */
public final class Outsider {
  /** A user and group without any rights; it keeps that of reading files, to find its classes. */
  public static final List<String> BECOME_NOBODY =
      List.of(
          "setpriv",
          "--reuid=65534",
          "--regid=65534",
          "--clear-groups",
          "--inh-caps=-all,+dac_read_search",
          "--bounding-set=-all,+dac_read_search",
          "--ambient-caps=-all,+dac_read_search");

  private Outsider() {}

  /** What it says, when it was started by these commands. */
  public static String sees(List<String> prefix, Object... question) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(BECOME_NOBODY);
    command.addAll(OtherJvm.command(Outsider.class));
    for (Object word : question) {
      command.add(word.toString());
    }
    try (Child child = Child.start(command)) {
      return child.firstLine();
    }
  }

  /**
   * Asks one question: {@code judge PID TOKEN}, {@code kill PID}, {@code use PORT}, or {@code bind
   * PORT}.
   */
  public static void main(String[] words) {
    LinuxPlatform platform = LinuxPlatform.open();
    HostFacts facts = platform.facts();
    Host host = platform.host();
    long number = Long.parseLong(words[1]);
    Object answer =
        switch (words[0]) {
          case "judge" ->
              host.processes()
                  .judge(
                      new ProcessRef(
                          number,
                          Long.parseLong(words[2]),
                          facts.pidNamespace(),
                          facts.bootId(),
                          "x"));
          case "kill" ->
              host.signals()
                  .send(
                      host.processes().identify(host.processes().find(number).orElseThrow()),
                      EndSignal.TERM);
          case "use" -> host.ports().look(false).use((int) number, Protocol.TCP, List.of());
          default -> host.bindProbe().tryBind((int) number, Protocol.BOTH);
        };
    System.out.println(answer);
  }
}
