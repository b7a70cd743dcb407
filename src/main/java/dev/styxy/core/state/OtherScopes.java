package dev.styxy.core.state;

import dev.styxy.model.State;
import java.util.Map;

/** The states of other hosts and network namespaces that share this home. */
public interface OtherScopes {
  /** As they were saved last, by the scope's name; nothing of them can be judged from here. */
  Map<String, State> read();

  /** The name of the scope that this is not about: the one that commands work in. */
  String own();
}
