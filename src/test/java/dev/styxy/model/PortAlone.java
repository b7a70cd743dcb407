package dev.styxy.model;

import java.util.OptionalInt;

/** Placeholders of a command that belongs to no project. */
public record PortAlone(int port) implements Placeholders {
  @Override
  public OptionalInt port(String service) {
    return OptionalInt.empty();
  }

  @Override
  public String project() {
    return "/";
  }

  @Override
  public String id() {
    return "id";
  }
}
