/**
 * The port table of Linux. {@code InetDiag*} and {@code NetlinkDump} speak sock_diag(7), {@code
 * ProcNet*} read /proc/net where there is no netlink, and the rest finds who owns a socket. It may
 * use {@code os.linux.libc} and {@code os.linux.process}. Start with {@link
 * dev.styxy.os.linux.socket.LinuxPortTable}.
 */
package dev.styxy.os.linux.socket;
