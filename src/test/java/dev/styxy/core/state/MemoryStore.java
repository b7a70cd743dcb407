package dev.styxy.core.state;

import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A state that is kept in memory, with a lock that is taken once at a time. */
public final class MemoryStore implements StateStore {
  private State state = State.EMPTY;
  private final List<Event> events = new ArrayList<>();
  private int saves;
  private boolean isLocked;
  private boolean isFull;
  private boolean isProtected;
  private Damage damage = Damage.NONE;

  public State state() {
    return state;
  }

  public void put(State other) {
    state = other;
  }

  public List<Event> events() {
    return events;
  }

  /** How often the state was written. */
  public int saves() {
    return saves;
  }

  public boolean isLocked() {
    return isLocked;
  }

  /** From now on nothing can be written. */
  public void fill() {
    isFull = true;
  }

  /** The next one to load it recovers it, and finds what was put here. */
  public void damage() {
    damage = Damage.SPARE_TAKEN;
  }

  /** The next one to load it finds nothing any more. */
  public void lose() {
    state = State.EMPTY;
    damage = Damage.ALL_LOST;
  }

  /** From now on nothing can be written, and the lock cannot be taken. */
  public void protect() {
    isProtected = true;
  }

  @Override
  public Session look() {
    return isProtected ? new ReadOnly() : lock();
  }

  @Override
  public Session lock() {
    if (isProtected) {
      throw forbidden();
    }
    if (isLocked) {
      throw new StyxyException(FailureCode.LOCK_TIMEOUT, "the state is locked");
    }
    isLocked = true;
    return new MemorySession();
  }

  private static StyxyException forbidden() {
    return new StyxyException(FailureCode.STATE_READ_ONLY, "the state cannot be written");
  }

  private final class ReadOnly implements Session {
    @Override
    public Optional<StyxyException> obstacle() {
      return Optional.of(forbidden());
    }

    @Override
    public State load() {
      return state;
    }

    @Override
    public Damage damage() {
      return Damage.NONE;
    }

    @Override
    public void save(State other) {
      throw new AssertionError("saved without the lock");
    }

    @Override
    public void append(List<Event> more) {
      throw new AssertionError("logged without the lock");
    }

    @Override
    public void close() {}
  }

  private final class MemorySession implements Session {
    private Damage met = Damage.NONE;

    @Override
    public State load() {
      met = damage;
      damage = Damage.NONE;
      return state;
    }

    @Override
    public Damage damage() {
      return met;
    }

    @Override
    public void save(State other) {
      if (isFull) {
        throw new StyxyException(FailureCode.IO, "no space left on device");
      }
      state = other;
      saves++;
    }

    @Override
    public void append(List<Event> more) {
      events.addAll(more);
    }

    @Override
    public void close() {
      isLocked = false;
    }
  }
}
