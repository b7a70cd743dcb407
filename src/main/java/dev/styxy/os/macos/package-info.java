/**
 * macOS through libproc, written from Apple's headers and not tested. Mapping is in {@code
 * LibProc}, decoding in {@code SocketInfo}. Start with {@link dev.styxy.os.macos.MacPlatform}.
 */
package dev.styxy.os.macos;
