package dev.styxy.core.state;

import dev.styxy.model.State;
import java.util.Map;

/** A home that this host shares with others. */
public record FakeScopes(Map<String, State> read) implements OtherScopes {
  @Override
  public String own() {
    return "this-host";
  }
}
