package dev.styxy.cli.list;

import dev.styxy.core.settings.Reservation;

/** A row of a list. */
sealed interface ListRow permits ListedAllocation, ListRow.Reserved {

  int port();

  /**
   * A port that the configuration reserves, and that is not allocated.
   *
   * @param scope the scope of this machine
   */
  record Reserved(Reservation reservation, String scope) implements ListRow {
    static final String STATE = "reserved";

    @Override
    public int port() {
      return reservation.port();
    }
  }
}
