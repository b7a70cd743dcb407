package dev.styxy.model;

import java.util.OptionalInt;

/** The values of the placeholders of a {@link Template}. */
public interface Placeholders {
  /** The port of the service that the template belongs to. */
  int port();

  /** The port of a service; empty when there is none of that name. */
  OptionalInt port(String service);

  /** The path of the project. */
  String project();

  /** The id of the project. */
  String id();
}
