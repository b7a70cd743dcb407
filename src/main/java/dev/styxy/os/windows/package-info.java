/**
 * Windows through the IP helper, written from its documentation and not tested. Mapping is in
 * {@code IpHelper}, decoding in {@code SocketTable}. Start with {@link
 * dev.styxy.os.windows.WindowsPlatform}.
 */
package dev.styxy.os.windows;
