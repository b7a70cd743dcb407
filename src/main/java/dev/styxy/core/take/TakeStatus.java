package dev.styxy.core.take;

import dev.styxy.model.Allocation;
import dev.styxy.model.PlaceInLine;
import java.util.List;
import java.util.Optional;

/** How far a {@link TakeRequest} is. */
public sealed interface TakeStatus {

  /**
   * The port is this project's.
   *
   * @param isExisting whether it was before
   * @param notes what else a person should know
   */
  record Taken(Allocation allocation, boolean isExisting, List<String> notes)
      implements TakeStatus {}

  /**
   * The port is not to be had yet.
   *
   * @param explanation who has it, one sentence for people
   * @param holder the allocation that has it
   * @param ahead who is to have it before, in that order
   * @param isFree whether the first of them could have it now
   * @param suggestions what would free it
   */
  record Waiting(
      String explanation,
      Optional<Allocation> holder,
      List<PlaceInLine> ahead,
      boolean isFree,
      List<String> suggestions)
      implements TakeStatus {

    /** The same as far as it is worth telling: times go by, and the words with them. */
    boolean tellsTheSameAs(Waiting other) {
      return holder.map(Allocation::lockId).equals(other.holder.map(Allocation::lockId))
          && ahead.size() == other.ahead.size()
          && suggestions.equals(other.suggestions);
    }
  }
}
