/**
 * macOS. Mapping is in {@code LibProc}, {@code Sysctl}, {@code MacSpawn} and {@code MacTerminal},
 * decoding in {@code ProcessFacts}, {@code SocketInfo} and {@code StartWords}. It was written from
 * Apple's published headers, and is tested against a double of libSystem, {@code
 * src/test/native/darwin}. Start with {@link dev.styxy.os.macos.MacPlatform}.
 */
package dev.styxy.os.macos;
