/**
 * The state between invocations: {@link dev.styxy.store.FileStateStore} puts together the place
 * ({@code SafePlace}), the lock ({@code StateLock}), the file with its spare copy ({@code
 * StateFile}, {@code AtomicFile}), what is done about damage ({@code Recovery}), the format ({@code
 * StateEncoder}, {@code StateDecoder}, {@code StateValidator}) and the event log ({@code
 * FileEventLog}). Every step that touches the disk goes through {@code Disk}, so that tests can let
 * it fail.
 */
package dev.styxy.store;
