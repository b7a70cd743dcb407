/**
 * The files in which the users of one machine tell each other about their ports, in a directory
 * that an administrator made. It may use {@code core.state}, {@code core.system}, {@code
 * store.file} and {@code store.lock}. Start with {@link dev.styxy.store.machine.MachineDirectory}.
 */
package dev.styxy.store.machine;
