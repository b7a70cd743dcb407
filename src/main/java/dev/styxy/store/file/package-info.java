/**
 * Files: the atomic write, the checks of the directory that the state is in, and files of the user
 * that are changed in place. It may use {@code core.state}. Start with {@link
 * dev.styxy.store.file.AtomicFile} and {@link dev.styxy.store.file.SecureDirectory}.
 */
package dev.styxy.store.file;
