/**
 * Linux. The C library is in {@code libc}, processes in {@code process}, sockets and netlink in
 * {@code socket}, and becoming a command in {@code exec}. Start with {@link
 * dev.styxy.os.linux.LinuxPlatform}.
 */
package dev.styxy.os.linux;
