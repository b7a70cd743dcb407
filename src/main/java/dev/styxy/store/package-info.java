/**
 * The state between invocations: {@link dev.styxy.store.FileStateStore} combines the directory, the
 * lock, the file with its spare copy, and the recovery from damage. It may use the rooms of {@code
 * store}, {@code core.state}, {@code core.system} and {@code core.text}. Every step that touches
 * the disk goes through {@code FileOps}, so that tests can make it fail. It stays one room because
 * a split would make half of it public.
 */
package dev.styxy.store;
