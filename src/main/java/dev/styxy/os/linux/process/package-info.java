/**
 * The process table of Linux: stat and status of proc(5), start ticks, open descriptors, signals.
 * It may use {@code os.linux.libc}. Start with {@link
 * dev.styxy.os.linux.process.LinuxProcessTable}.
 */
package dev.styxy.os.linux.process;
