package dev.styxy.core.owner;

/** Who should own an allocation, as requested. */
public sealed interface OwnerChoice {

  /** The nearest ancestor that is not passing through. */
  record Auto() implements OwnerChoice {}

  /** The direct parent, whatever it is. */
  record Parent() implements OwnerChoice {}

  /** Nobody: the lease alone decides. */
  record None() implements OwnerChoice {}

  /** No process: the project itself, as long as it exists. */
  record Project() implements OwnerChoice {}

  /** The process with this pid. */
  record Process(long pid) implements OwnerChoice {}
}
