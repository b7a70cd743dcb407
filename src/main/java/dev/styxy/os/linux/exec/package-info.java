/**
 * Becoming a command: execve(2) with the hold on the port, the signals and the limits as they were.
 * It may use {@code os.linux.libc} and {@code os.linux.socket}. Start with {@link
 * dev.styxy.os.linux.exec.LinuxStarter}.
 */
package dev.styxy.os.linux.exec;
