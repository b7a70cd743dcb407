/**
 * The format of the state file: how it is encoded, decoded and validated. JSON is read and written
 * by hand here, because Jackson costs 8 ms at every start; this is the only reason. It may use
 * {@code core.state}. Start with {@link dev.styxy.store.codec.StateFormat}.
 */
package dev.styxy.store.codec;
