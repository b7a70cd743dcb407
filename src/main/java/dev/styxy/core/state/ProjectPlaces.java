package dev.styxy.core.state;

import dev.styxy.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where each project was when it got a port. */
final class ProjectPlaces {
  private final List<Place> places;

  ProjectPlaces(List<Place> places) {
    this.places = new ArrayList<>(places);
  }

  List<Place> all() {
    return List.copyOf(places);
  }

  Optional<Place> of(String project) {
    for (Place place : places) {
      if (place.project().equals(project)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  /** Notes one, and forgets those of projects that are not among these. */
  void note(Place place, Set<String> projects) {
    List<Place> others = new ArrayList<>(places.size());
    for (Place other : places) {
      if (projects.contains(other.project()) && !other.project().equals(place.project())) {
        others.add(other);
      }
    }
    places.clear();
    places.addAll(others);
    places.add(place);
  }
}
