package dev.styxy.cli.command;

import dev.styxy.core.lease.Selection;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.Reservation;
import java.util.ArrayList;
import java.util.List;

/** Says of words that no allocation matches where the configuration reserves what they mean. */
final class ReservedHints {
  private final ConfigView config;

  ReservedHints(ConfigView config) {
    this.config = config;
  }

  /** The selection, with a hint for each word that means a reserved port. */
  Selection addTo(Selection selection) {
    if (selection.missing().isEmpty() || config.settings().reserved().isEmpty()) {
      return selection;
    }
    List<Selection.Missing> missing = new ArrayList<>();
    for (Selection.Missing word : selection.missing()) {
      missing.add(hinted(word));
    }
    return new Selection(selection.found(), missing);
  }

  private Selection.Missing hinted(Selection.Missing missing) {
    for (Reservation reservation : config.settings().reserved()) {
      if (isMeant(reservation, missing.word())) {
        return new Selection.Missing(missing.word(), words(reservation));
      }
    }
    return missing;
  }

  private static boolean isMeant(Reservation reservation, String word) {
    return word.equals(Integer.toString(reservation.port()))
        || word.equals(reservation.port() + "/tcp")
        || word.equals(reservation.name())
        || word.equals(reservation.label());
  }

  private String words(Reservation reservation) {
    String key =
        "service_types." + reservation.type() + ".manual_allocations." + reservation.name();
    return "port "
        + reservation.port()
        + " is reserved for "
        + reservation.label()
        + " by manual_allocations in "
        + config.originOf(key);
  }
}
