package dev.styxy.store.codec;

import dev.styxy.json.JsonFault;
import dev.styxy.json.JsonLines;
import dev.styxy.model.Place;
import java.util.List;
import java.util.Optional;

/** The places of projects as rows: project, anchor, device, inode, born, boot, worktree. */
final class PlaceRows {
  private static final int NO_TEXT = -1;

  private PlaceRows() {}

  static void write(Place place, JsonLines json, Texts texts) {
    json.newLine();
    json.start('[');
    json.number(texts.place(place.project()));
    json.number(texts.place(place.anchor()));
    json.number(place.device());
    json.number(place.inode());
    json.number(place.born());
    json.number(texts.place(place.bootId()));
    if (place.worktree().isPresent()) {
      json.number(texts.place(place.worktree().get()));
    } else {
      json.nothing();
    }
    json.end(']');
  }

  static Place read(StateScanner json, List<String> texts) throws JsonFault {
    json.startArray();
    String project = text(json, texts);
    String anchor = text(json, texts);
    long device = json.number(0, StateLimits.LARGEST_NUMBER);
    long inode = json.number(0, StateLimits.LARGEST_NUMBER);
    long born = json.number(0, StateLimits.LARGEST_NUMBER);
    String bootId = text(json, texts);
    int worktree = (int) json.numberOrNull(0, texts.size() - 1, NO_TEXT);
    json.endArray();
    return new Place(
        project,
        anchor,
        device,
        inode,
        born,
        bootId,
        worktree == NO_TEXT ? Optional.empty() : Optional.of(texts.get(worktree)));
  }

  private static String text(StateScanner json, List<String> texts) throws JsonFault {
    return texts.get(json.smallNumber(0, texts.size() - 1));
  }
}
