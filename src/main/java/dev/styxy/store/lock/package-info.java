/**
 * The lock on the state: taking it, waiting for it fairly, and naming who holds it. It may use
 * {@code store.file}. Start with {@link dev.styxy.store.lock.StateLock}.
 */
package dev.styxy.store.lock;
