package dev.styxy.core.doctor;

import dev.styxy.core.state.StatePlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A directory that a test describes; what was done to it is kept. */
final class FakePlace implements StatePlace {
  boolean isThere = true;
  String fileSystem = "ext4";
  List<Path> open = List.of();
  List<Path> leftovers = List.of();
  List<Path> damaged = List.of();
  final List<String> done = new ArrayList<>();

  @Override
  public Path directory() {
    return Path.of("/state");
  }

  @Override
  public boolean isThere() {
    return isThere;
  }

  @Override
  public String fileSystem() {
    return fileSystem;
  }

  @Override
  public List<Path> openToOthers() {
    return open;
  }

  @Override
  public List<Path> leftovers() {
    return leftovers;
  }

  @Override
  public List<Path> damaged() {
    return damaged;
  }

  @Override
  public void close(Path path) {
    done.add("close " + path);
  }

  @Override
  public void remove(Path path) {
    done.add("remove " + path);
  }
}
