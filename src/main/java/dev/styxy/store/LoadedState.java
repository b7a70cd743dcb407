package dev.styxy.store;

import dev.styxy.model.State;

/** A state, and where its parts stand in the file that it was read from. */
record LoadedState(State state, LoadedRows rows) {}
