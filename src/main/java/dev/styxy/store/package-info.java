/**
 * The state between invocations: {@link dev.styxy.store.FileStateStore} puts together the place,
 * the lock, the file with its spare copy, and what is done about damage. It may use the rooms of
 * {@code store}, {@code core.state}, {@code core.system} and {@code core.text}. Every step that
 * touches the disk goes through {@code FileOps}, so that tests can let it fail. It stays one room,
 * as a split would make half of it public.
 */
package dev.styxy.store;
