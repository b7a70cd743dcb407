/**
 * What works on any system with a JVM: processes through {@code ProcessHandle}, ports by binding
 * them. Start with {@link dev.styxy.os.portable.PortablePlatform}.
 */
package dev.styxy.os.portable;
