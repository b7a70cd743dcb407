/**
 * The event log: a line of JSON for each event, its rotation, and reading it. It may use {@code
 * store.codec} and {@code store.file}. Start with {@link dev.styxy.store.event.FileEventLog}.
 */
package dev.styxy.store.event;
