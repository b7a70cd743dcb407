package dev.styxy.core.owner;

/** What a process at the port of a lease is to that lease. */
public sealed interface Relation {
  Relation KIN = new Kin();
  Relation STRANGER = new Stranger();

  /** It may use the port in the owner's stead. */
  record Kin() implements Relation {}

  /** It may be of the lease or not; {@code why} says what is missing, and doubt is never proof. */
  record Doubt(String why) implements Relation {}

  /** It is known, and has nothing to do with the lease. */
  record Stranger() implements Relation {}

  /** This one if it is kin, else the other if that is, else whatever says more than nothing. */
  default Relation or(Relation other) {
    return this instanceof Kin || other instanceof Stranger ? this : firmer(other);
  }

  private Relation firmer(Relation other) {
    return this instanceof Stranger || other instanceof Kin ? other : this;
  }
}
