/**
 * Windows. Mapping is in {@code IpHelper} and {@code Kernel32}, decoding in {@code SocketTable} and
 * {@code NetshRanges}. It was written from the headers of mingw-w64, and is tested against a double
 * of the libraries, {@code src/test/native/windows}. Start with {@link
 * dev.styxy.os.windows.WindowsPlatform}.
 */
package dev.styxy.os.windows;
