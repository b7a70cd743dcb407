package dev.styxy.core.doctor;

import dev.styxy.core.app.Application;
import dev.styxy.core.sandbox.Sandbox;
import dev.styxy.core.system.BindProbe;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.List;

/** Names what confines this process, and whether ports can be tested in it. */
final class SandboxCheck {
  private static final int ANY_PORT = 0;

  private final Application application;
  private final boolean isDenied;

  SandboxCheck(Application application, boolean isDenied) {
    this.application = application;
    this.isDenied = isDenied;
  }

  Finding finding() {
    List<String> names = new ArrayList<>();
    for (Sandbox sandbox : application.sandboxes(isDenied)) {
      names.add(sandbox.words() + " (" + sandbox.evidence() + ")");
    }
    String words = names.isEmpty() ? "none is seen" : String.join(", ", names);
    BindProbe.Answer answer = application.host().bindProbe().tryBind(ANY_PORT, Protocol.TCP);
    return answer == BindProbe.Answer.FORBIDDEN
        ? Finding.warning(
            "sandbox",
            words + "; it forbids sockets, so no port can be tested, and none is given out",
            "allow the network in it, or run styxy outside")
        : Finding.ok("sandbox", words);
  }
}
