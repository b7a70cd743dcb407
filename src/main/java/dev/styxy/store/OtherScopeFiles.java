package dev.styxy.store;

import dev.styxy.core.state.OtherScopes;
import dev.styxy.model.State;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.NioFileOps;
import dev.styxy.store.file.StateDirectory;
import dev.styxy.store.file.StateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The states of other scopes in the same home. They are read without their locks, which is safe
 * because they are always replaced whole; unreadable ones are left out.
 */
public final class OtherScopeFiles implements OtherScopes {
  private final FileOps disk = new NioFileOps();
  private final StateDirectory own;

  public OtherScopeFiles(StateDirectory own) {
    this.own = own;
  }

  @Override
  public Map<String, State> read() {
    StateReader reader = new StateReader(disk);
    Map<String, State> states = new LinkedHashMap<>();
    for (String scope : scopes()) {
      Path file = own.home().resolve(scope).resolve(StateFiles.STATE);
      Optional<State> state =
          scope.equals(own.scope()) ? Optional.empty() : reader.readIfGood(file);
      if (state.isPresent()) {
        states.put(scope, state.get());
      }
    }
    return states;
  }

  @Override
  public String own() {
    return own.scope();
  }

  private List<String> scopes() {
    try {
      List<String> names = new ArrayList<>(disk.names(own.home()));
      Collections.sort(names);
      return names;
    } catch (IOException e) {
      return List.of();
    }
  }
}
