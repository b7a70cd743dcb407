/**
 * Finds the platform that this process runs on. The platforms are in the rooms below: {@code
 * os.linux} is tested, {@code os.macos} and {@code os.windows} are not yet. Start with {@link
 * dev.styxy.os.CurrentPlatform}.
 */
package dev.styxy.os;
