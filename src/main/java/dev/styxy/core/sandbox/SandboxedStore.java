package dev.styxy.core.sandbox;

import dev.styxy.core.settings.SandboxHome;
import dev.styxy.core.state.StateStore;
import dev.styxy.core.text.Notices;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state, as long as it can be written. Where the system forbids that, those who only look read
 * it; others are refused with the setting that helps, or have a state of the sandbox's own beside
 * it where the user has allowed one.
 */
public final class SandboxedStore implements StateStore {
  private final StateStore main;
  private final WayOut wayOut;
  private final Notices notices;

  /**
   * Guards a state.
   *
   * @param main the usual one
   * @param notices told once what is not as usual
   */
  public SandboxedStore(StateStore main, WayOut wayOut, Notices notices) {
    this.main = main;
    this.wayOut = wayOut;
    this.notices = notices;
  }

  @Override
  public Session lock() {
    try {
      return main.lock();
    } catch (StyxyException e) {
      if (e.code() != FailureCode.STATE_READ_ONLY) {
        throw e;
      }
      return instead(e);
    }
  }

  private Session instead(StyxyException failure) {
    Optional<WayOut.Substitute> substitute = wayOut.substitute();
    if (substitute.isEmpty()) {
      throw new Refusal(wayOut).of(failure);
    }
    return beside(main.look(), substitute.get(), failure, substitute.get().store().lock());
  }

  @Override
  public Session look() {
    Session session = main.look();
    if (session.obstacle().isEmpty()) {
      return session;
    }
    StyxyException failure = session.obstacle().get();
    Optional<WayOut.Substitute> substitute = wayOut.substitute();
    if (substitute.isPresent()) {
      return beside(session, substitute.get(), failure, substitute.get().store().look());
    }
    notices.addOnce("the state is read-only here, and nothing is saved: " + failure.getMessage());
    return session;
  }

  private Session beside(
      Session unwritable, WayOut.Substitute substitute, StyxyException failure, Session own) {
    notices.addOnce(
        "the state is read-only here: "
            + failure.getMessage()
            + "; as "
            + substitute.permission()
            + " allows, this sandbox has one of its own, which nobody outside looks at: "
            + substitute.directory());
    return new SideBySideSession(own, unwritable);
  }

  /** Tells why nothing is allocated, and which setting helps. */
  private record Refusal(WayOut wayOut) {
    StyxyException of(StyxyException failure) {
      List<Sandbox> sandboxes = wayOut.sandboxes(true);
      List<String> suggestions = new ArrayList<>();
      if (sandboxes.isEmpty()) {
        suggestions.addAll(failure.suggestions());
        suggestions.add("export STYXY_HOME=DIR     a directory that can be written");
      } else {
        suggestions.add(sandboxes.get(0).setting(wayOut.home(), wayOut.userHome()));
        suggestions.add(
            "export "
                + SandboxHome.VARIABLE
                + "=tmp     lets a sandbox have a state of its own, beside this one");
      }
      String where = sandboxes.isEmpty() ? "" : "; this is " + sandboxes.get(0).words();
      return new StyxyException(
          failure.code(),
          failure.getMessage() + where,
          failure,
          suggestions.toArray(String[]::new));
    }
  }
}
