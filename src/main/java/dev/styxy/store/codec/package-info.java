/**
 * The format of the state file: how it is encoded, decoded and validated. It may use {@code json}
 * and {@code core.state}. Start with {@link dev.styxy.store.codec.StateFormat}.
 */
package dev.styxy.store.codec;
